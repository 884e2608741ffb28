"""The receipt inside a letter: a part of custom XML, which Word and LibreOffice keep when they save
the letter and neither shows nor prints."""

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

from docx.document import Document as Word
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAME = "urn:rentan:receipt"
_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def put_receipt(word: Word, lines: Sequence[str]) -> None:
    """Puts these lines into the letter, and takes out those that its template had."""
    for key, relation in list(word.part.rels.items()):
        if (
            relation.reltype == RELATIONSHIP_TYPE.CUSTOM_XML
            and _NAME.encode() in relation.target_part.blob
        ):
            del word.part.rels[key]
    if not lines:
        return
    held_lines = "\n".join(lines)
    text = f'{_HEAD}<receipt xmlns="{_NAME}">\n{held_lines}\n</receipt>'
    item = uuid5(NAMESPACE_URL, _NAME)
    properties = (
        f'{_HEAD}<ds:datastoreItem ds:itemID="{{{str(item).upper()}}}" xmlns:ds="{_SPACE}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{_NAME}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    held = _part(word, "/customXml/item%d.xml", CONTENT_TYPE.XML, text)
    about = _part(
        word, "/customXml/itemProps%d.xml", CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, properties
    )
    word.part.relate_to(held, RELATIONSHIP_TYPE.CUSTOM_XML)
    held.relate_to(about, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)


def _part(word: Word, name: str, kind: str, text: str) -> Part:
    package = word.part.package
    return Part(package.next_partname(name), kind, text.encode(), package)
