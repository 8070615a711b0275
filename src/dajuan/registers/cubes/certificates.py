"""Certificates issued in the period."""

import ibis.expr.types as ir

from dajuan.ledger.cube import CUBES, Cube, CubeColumn, Sources
from dajuan.registers.cubes.dates import in_period
from dajuan.registers.models import DogCertificate


def dog_certificates(sources: Sources) -> ir.Table:
    """One row per certificate, by its number: nothing here tells whose it is."""
    t = sources.dated(sources[DogCertificate], "period_start").drop("holder", "holder_reference")
    return t.mutate(
        entity=t.number,
        label=t.number,
        issued_in_period=in_period(t, "issued_on").fill_null(False),
        issued=(t.issued_on <= t["at"]).fill_null(False),
        has_expired=(t.valid_to < t["at"]).fill_null(False),
    )


DOG_CERTIFICATES = CUBES.put(
    Cube(
        "dog_certificates",
        "养犬登记证",
        (DogCertificate,),
        dog_certificates,
        {
            "entity": CubeColumn("登记证号", field="number"),
            "number": CubeColumn("登记证号", field="number"),
            "issued_on": CubeColumn("发证日期", field="issued_on"),
            "community": CubeColumn("社区", field="community"),
            "valid_to": CubeColumn("有效期至", field="valid_to"),
        },
    )
)
