"""Write src/dubao/export/standard/dubao.dsd.xml: the data structure of SDMX exports.

python docs/make/structure.py
"""

import re
from datetime import UTC, datetime
from pathlib import Path

from pysdmx.io.xml.sdmx30.writer.structure import write
from pysdmx.model import (
    Agency,
    AgencyScheme,
    Code,
    Codelist,
    Component,
    Components,
    Concept,
    ConceptScheme,
    DataStructureDefinition,
    DataType,
    ItemReference,
    Role,
)
from pysdmx.model.message import Header

from dubao.export.standard import sdmx
from dubao.model.quantity import CLAIMS, DIRECTIONS, KINDS, STATS

HOME = Path(__file__).parents[2] / "src" / "dubao" / "export" / "standard"
SAID = {
    "FIGURE": "lasting id of the report of a number",
    "MEASURE": "what is counted or measured",
    "HOLDER": "whom or what it is about",
    "REF_AREA": "where it holds, as printed",
    "UNIT_MEASURE": "as printed, without the scale",
    "TRANSFORMATION": "what was done to the indicator",
    "OBS_VALUE": "times ten to the UNIT_MULT; negative where it falls",
    "TIME_PERIOD": "empty where none is told or it has an open end",
    "UNIT_MULT": "exponent of the scale that is printed",
    "DECIMALS": "digits printed behind the point",
    "OBS_STATUS": "how the value stands",
    "OBS_VALUE_HIGH": "upper end of a range, as OBS_VALUE",
    "VALUE": "exact: plain digits, 1/3, 6:12, low~high",
    "CLAIM": "how the number is claimed",
    "KIND": "what sort of thing is measured",
    "STAT": "what sort of number it is",
    "DIRECTION": "which way it moves",
    "BASE": "against what it is read: yoy, mom, EDTF or words as printed",
    "PERIOD": "as told, in EDTF",
    "VERB": "the act by which it came about",
    "SOURCE": "file that the page is from",
    "PAPER": "newspaper",
    "DATE": "day of issue",
    "PAGE": "number of the page",
    "HEADLINE": "of its article",
    "START": "first code point of its characters in the page's text",
    "END": "behind the last",
    "TEXT": "its characters",
}
LISTS = {
    "TRANSFORMATION": {
        "N": "Non-transformed",
        "GY": "Growth in percent, over the year before",
        "G1": "Growth in percent, over the period before",
        "GX": "Growth in percent, over another base",
        "DY": "Difference to the year before",
        "D1": "Difference to the period before",
        "DX": "Difference to another base",
        "SX": "Share of another whole",
    },
    "OBS_STATUS": {  # the codes of CL_OBS_STATUS that are used
        "A": "Normal value",
        "E": "Estimated value",
        "F": "Forecast value",
        "O": "Missing value",
    },
    "CLAIM": {one: one for one in CLAIMS},
    "KIND": {one: one for one in KINDS},
    "STAT": {one: one for one in STATS},
    "DIRECTION": {one: one for one in DIRECTIONS if one},
}
TYPES = {
    "OBS_VALUE": DataType.DECIMAL,
    "OBS_VALUE_HIGH": DataType.DECIMAL,
    "UNIT_MULT": DataType.INTEGER,
    "DECIMALS": DataType.INTEGER,
    "START": DataType.INTEGER,
    "END": DataType.INTEGER,
    "TIME_PERIOD": DataType.PERIOD,
}


def structure() -> list[object]:
    """Return the agency, its concepts and code lists, and the structure of figures."""
    names = [sdmx.NAMES.get(name, name) for name in sdmx.ATTRIBUTES]
    order = [*sdmx.DIMENSIONS, "OBS_VALUE", *names]
    lists = {
        name: Codelist(
            id=f"CL_{name}",
            name=name.capitalize().replace("_", " "),
            agency="DUBAO",
            version="1.0.0",
            items=[Code(id=key, name=told) for key, told in codes.items()],
        )
        for name, codes in LISTS.items()
    }
    concepts = ConceptScheme(
        id="CS_FIGURES",
        name="What is said of a reported number",
        agency="DUBAO",
        version="1.0.0",
        items=[
            Concept(id=name, name=SAID[name], dtype=TYPES.get(name, DataType.STRING))
            for name in order
        ],
    )

    def component(name: str, role: Role) -> Component:
        return Component(
            id=name,
            required=role == Role.DIMENSION,
            role=role,
            concept=ItemReference(
                sdmx_type="Concept",
                agency="DUBAO",
                id="CS_FIGURES",
                version="1.0.0",
                item_id=name,
            ),
            local_codes=lists.get(name),
            local_dtype=None if name in lists else TYPES.get(name, DataType.STRING),
            attachment_level="O" if role == Role.ATTRIBUTE else None,
        )

    parts = [
        *(component(name, Role.DIMENSION) for name in sdmx.DIMENSIONS),
        component("OBS_VALUE", Role.MEASURE),
        *(component(name, Role.ATTRIBUTE) for name in names),
    ]
    made = DataStructureDefinition(
        id="FIGURES",
        name="Numbers reported in newspapers, each with what is said of it",
        agency="DUBAO",
        version="1.0.0",
        components=Components(parts),
    )
    agencies = AgencyScheme(
        id="AGENCIES",
        name="Agencies",
        agency="SDMX",
        version="1.0",
        items=[Agency(id="DUBAO", name="dubao")],
    )
    return [agencies, *lists.values(), concepts, made]


def document() -> str:
    """Return the structure as SDMX-ML 3.0."""
    head = Header(
        id="DUBAO_FIGURES", prepared=datetime(2026, 1, 1, tzinfo=UTC), sender="DUBAO"
    )
    told = write(structure(), header=head, prettyprint=True)
    return re.sub(r' xsi:schemaLocation="[^"]*"', "", told).rstrip() + "\n"


if __name__ == "__main__":
    (HOME / "dubao.dsd.xml").write_text(document(), encoding="utf-8")
