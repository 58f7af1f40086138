"""Validators of the standards, each by a schema or a library; none of them is ours.

A validator takes what was exported and returns what is wrong, and the figures in it.
"""

import json
import zipfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import iiif_prezi3
import rdflib
from jsonschema import Draft202012Validator
from lxml import etree
from pysdmx.io import get_datasets
from rdflib.namespace import RDF
from rdflib.plugins.parsers.jsonld import to_rdf

import dubao.export.standard
from dubao.export.standard.name import TERMS

HERE = Path(__file__).parent / "schema"
DSD = Path(dubao.export.standard.__file__).parent / "dubao.dsd.xml"
ALTO = "{http://www.loc.gov/standards/alto/ns-v4#}"
METS = "{http://www.loc.gov/METS/}"
TEI = "{http://www.tei-c.org/ns/1.0}"
ANNO = "http://www.w3.org/ns/anno.jsonld"
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
SCHEMA = rdflib.Namespace("https://schema.org/")
Checked = tuple[list[str], int]


class Local(etree.Resolver):
    """Schemas of others are looked for here; nothing is fetched."""

    def resolve(self, system_url, _public_id, context):
        name = system_url.rpartition("/")[2]
        return self.resolve_filename(str(HERE / name), context)


@cache
def xsd(name: str) -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Local())
    return etree.XMLSchema(etree.parse(str(HERE / name), parser))


@cache
def schema(name: str) -> Draft202012Validator:
    found = json.loads((HERE / name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


def said(validator: Draft202012Validator, document: object) -> list[str]:
    return [error.message[:200] for error in validator.iter_errors(document)]


def documents(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            yield json.loads(line)


@cache
def words() -> dict[str, set[str]]:
    """schema.org's own words: each property with the types that may have it."""
    import rocrate  # noqa: PLC0415 it brings schema.org along

    path = Path(rocrate.__file__).parent / "data" / "schema.jsonld"
    graph = json.loads(path.read_text(encoding="utf-8"))["@graph"]
    above: dict[str, set[str]] = {}
    found: dict[str, set[str]] = {}

    def names(value: object) -> set[str]:
        rows = value if isinstance(value, list) else [value] if value else []
        return {row["@id"].rpartition(":")[2].rpartition("/")[2] for row in rows}

    for row in graph:
        if not row["@id"].startswith("schema:"):
            continue
        name = row["@id"].rpartition(":")[2].rpartition("/")[2]
        kinds = row["@type"] if isinstance(row["@type"], list) else [row["@type"]]
        if "rdfs:Class" in kinds:
            above[name] = names(row.get("rdfs:subClassOf"))
        elif "rdf:Property" in kinds:
            domain = row.get("schema:domainIncludes") or row.get(
                "https://schema.org/domainIncludes"
            )
            found[name] = names(domain)

    def all_above(name: str) -> set[str]:
        return {name}.union(*map(all_above, above.get(name, ())))

    for name in above:
        found[f"<{name}>"] = all_above(name)
    return found


def graph(document: dict) -> rdflib.Graph:
    """A JSON-LD document as RDF; the context of others is read from here."""
    context = document["@context"]
    if isinstance(context, list):
        kept = json.loads((HERE / "anno.json").read_text(encoding="utf-8"))["@context"]
        context = [kept if one == ANNO else one for one in context]
    made = rdflib.Graph()
    return to_rdf(document | {"@context": context}, made)


def json_ld(path: Path) -> Checked:
    wrong, figures = set(), 0
    known = words()
    for document in documents(path):
        found = graph(document)
        figures += len(list(found.subjects(RDF.type, SCHEMA.Observation)))
        for node in set(found.subjects()):
            kinds = [
                str(kind).removeprefix(SCHEMA) for kind in found.objects(node, RDF.type)
            ]
            if not kinds:
                wrong.add("a node without a type")
            above = set().union(*(known.get(f"<{kind}>", set()) for kind in kinds))
            for key in map(str, found.predicates(node)):
                name = key.removeprefix(SCHEMA)
                if key.startswith(SCHEMA) and not known.get(name, set()) & above:
                    wrong.add(f"{kinds} has no {name}")
                elif not key.startswith((SCHEMA, TERMS)) and key != str(RDF.type):
                    wrong.add(f"{key} is of no vocabulary")
    return sorted(wrong), figures


def ninjs(path: Path) -> Checked:
    wrong, figures = [], 0
    for item in documents(path):
        wrong += said(schema("ninjs.json"), item)
        figures += len(item.get("associations", ()))
    return wrong, figures


def web_annotation(path: Path) -> Checked:
    wrong, figures = [], 0
    for page in documents(path):
        wrong += said(schema("web-annotation.json"), page)
        figures += sum(one["body"]["type"] == "Dataset" for one in page["items"])
        found = graph(page)
        marks = len(set(found.subjects(RDF.type, OA.Annotation)))
        if marks != len(page["items"]):
            wrong.append(f"{len(page['items'])} annotations, {marks} in RDF")
        for mark in page["items"]:
            targets = mark["target"]
            for one in targets if isinstance(targets, list) else [targets]:
                if isinstance(one, str):
                    continue
                place, quote = one["selector"]
                text = page["items"][0]["body"]["value"]
                if text[place["start"] : place["end"]] != quote["exact"]:
                    wrong.append(f"{quote['exact']} does not stand there")
    return wrong, figures


def sdmx_csv(path: Path) -> Checked:
    (dataset,) = get_datasets(str(path), str(DSD))
    data = dataset.data
    wrong = [] if data["FIGURE"].is_unique else ["a key stands twice"]
    names = [component.id for component in dataset.structure.components]
    if list(data.columns) != names:
        wrong.append(f"columns {list(data.columns)}, structure {names}")
    for component in dataset.structure.components:
        codes = component.enumeration
        if codes is not None:
            known = {code.id for code in codes} | {""}
            wrong += [
                f"{component.id}: no code {one}"
                for one in set(data[component.id].astype(str)) - known
            ]
    return wrong, len(data)


def tei(path: Path) -> Checked:
    found = etree.parse(str(path), etree.XMLParser(huge_tree=True))
    relaxng = etree.RelaxNG(etree.parse(str(HERE / "tei.rng")))
    relaxng.validate(found)
    wrong = [f"{one.line}: {one.message}" for one in relaxng.error_log]
    structures = {one.get(XML_ID) for one in found.iter(f"{TEI}fs")}
    wrong += [
        f"{measure.get('ana')} leads nowhere"
        for measure in found.iter(f"{TEI}measure")
        if measure.get("ana").removeprefix("#") not in structures
    ]
    return wrong, len(structures)


XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def alto(folder: Path) -> Checked:
    wrong, figures = [], 0
    for path in sorted(folder.rglob("*.alto.xml")):
        found = etree.parse(str(path))
        valid = xsd("alto.xsd")
        valid.validate(found)
        wrong += [f"{path.name}:{one.line}: {one.message}" for one in valid.error_log]
        tags = found.iter(f"{ALTO}NamedEntityTag")
        figures += sum(tag.get("TYPE") == "figure" for tag in tags)
    return wrong, figures


def mets(folder: Path) -> Checked:
    wrong, figures = alto(folder)
    blocks = 0
    for path in sorted(folder.glob("*.mets.xml")):
        found = etree.parse(str(path))
        valid = xsd("mets.xsd")
        valid.validate(found)
        wrong += [f"{path.name}:{one.line}: {one.message}" for one in valid.error_log]
        places = {
            file.get("ID"): file[0].get("{http://www.w3.org/1999/xlink}href")
            for file in found.iter(f"{METS}file")
        }
        ids: dict[str, set[str]] = {}
        for name, place in places.items():
            if place.endswith(".alto.xml"):
                page = etree.parse(str(folder / place))
                ids[name] = {one.get("ID") for one in page.iter(f"{ALTO}TextBlock")}
        for area in found.iter(f"{METS}area"):
            blocks += 1
            if area.get("BEGIN") not in ids[area.get("FILEID")]:
                wrong.append(f"{path.name}: no block {area.get('BEGIN')}")
    if not blocks:
        wrong.append("no article has a block")
    return wrong, figures


def iiif(folder: Path) -> Checked:
    wrong, figures = [], 0
    listed = json.loads((folder / "collection.json").read_text(encoding="utf-8"))
    iiif_prezi3.Collection(**listed)
    paths = sorted(folder.glob("??/*.json"))
    if len(listed["items"]) != len(paths):
        wrong.append("the collection lists not all manifests")
    for path in paths:
        told = json.loads(path.read_text(encoding="utf-8"))
        try:
            iiif_prezi3.Manifest(**told)
        except ValueError as error:
            wrong.append(f"{path.name}: {error}"[:400])
        (canvas,) = told["items"]
        notes = canvas["annotations"][0]["items"]
        figures += sum("-figure" in one["id"] for one in notes)
        if len({one["id"] for one in notes}) != len(notes):
            wrong.append(f"{path.name}: an id stands twice")
    return wrong, figures


def datapackage(folder: Path) -> Checked:
    import pandas as pd  # noqa: PLC0415 slow to load
    from rocrate.rocrate import ROCrate  # noqa: PLC0415

    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    wrong = said(schema("datapackage.json"), package)
    tables = {}
    for one in package["resources"]:
        fields = one["schema"]["fields"]
        types = {
            field["name"]: "int64" if field["type"] == "integer" else "string"
            for field in fields
        }
        table = pd.read_csv(folder / one["path"], dtype=types, keep_default_na=False)
        tables[one["name"]] = table
        if list(table.columns) != list(types) or len(table) != one["rows"]:
            wrong.append(f"{one['name']}: not as it is described")
        if table.duplicated(one["schema"]["primaryKey"]).any():
            wrong.append(f"{one['name']}: a key stands twice")
        if not set(table.get("page", ())) <= set(tables["pages"]["id"]):
            wrong.append(f"{one['name']}: a page is not there")
    crate = ROCrate(str(folder))
    parts = {one.id for one in crate.root_dataset["hasPart"]}
    if parts != {path.name for path in folder.iterdir()} - {"ro-crate-metadata.json"}:
        wrong.append(f"the crate has {sorted(parts)}")
    return wrong, len(tables["figures"])


VALIDATORS = {
    "json-ld": json_ld,
    "ninjs": ninjs,
    "web-annotation": web_annotation,
    "sdmx-csv": sdmx_csv,
    "tei": tei,
    "alto": alto,
    "mets": mets,
    "iiif": iiif,
    "datapackage": datapackage,
}


def unzipped(path: Path, folder: Path) -> Path:
    with zipfile.ZipFile(BytesIO(path.read_bytes())) as packed:
        packed.extractall(folder)
    return folder
