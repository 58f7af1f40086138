# docker build -t dubao . && docker run --rm -v "$PWD:/pages" dubao read page.txt
FROM python:3.12-slim

COPY pyproject.toml constraints.txt README.md LICENSE /src/
COPY docs/dubao.1 /src/docs/dubao.1
COPY samples /src/samples
COPY src /src/src
RUN pip install --no-cache-dir --constraint /src/constraints.txt '/src[all]' \
 && rm -rf /src \
 && useradd --create-home reader

USER reader
WORKDIR /pages
EXPOSE 8724
ENTRYPOINT ["dubao"]
CMD ["--help"]
