using Dtks.Domain.Imports;

namespace Dtks.Domain.Tests.Imports;

/// <summary>Rows of prelists; the people are evidently synthetic.</summary>
internal static class Rows
{
    public const string Village = "3306052001";
    public const string Card = "3306050101800001";

    /// <summary>A right row of a head of a family.</summary>
    public static ImportRow Head(int number = 2, string card = Card, string nik = "3306050202800001") => Of(
        number,
        (ImportColumn.FamilyCard, card),
        (ImportColumn.Nik, nik),
        (ImportColumn.Name, "CONTOH SATU"),
        (ImportColumn.BirthPlace, "Kota Contoh"),
        (ImportColumn.BirthDate, "1980-02-02"),
        (ImportColumn.Sex, "L"),
        (ImportColumn.Mother, "IBU CONTOH"),
        (ImportColumn.Relationship, "Kepala keluarga"),
        (ImportColumn.MaritalStatus, "Kawin"),
        (ImportColumn.Street, "Dusun Contoh 1"),
        (ImportColumn.Rt, "1"),
        (ImportColumn.Rw, "-"),
        (ImportColumn.Phone, "081200000001"),
        (ImportColumn.Kind, "Masuk DTKS dan bantuan"),
        (ImportColumn.Programmes, "PKH, BPNT"));

    /// <summary>A right row of a child of that family, without what the family has once.</summary>
    public static ImportRow Child(int number = 3, string nik = "3306050303100001") => Of(
        number,
        (ImportColumn.FamilyCard, Card),
        (ImportColumn.Nik, nik),
        (ImportColumn.Name, "CONTOH DUA"),
        (ImportColumn.BirthPlace, "Kota Contoh"),
        (ImportColumn.BirthDate, "2010-03-03"),
        (ImportColumn.Sex, "perempuan"),
        (ImportColumn.Mother, "IBU CONTOH"),
        (ImportColumn.Relationship, "ANAK"),
        (ImportColumn.MaritalStatus, "Belum Kawin"));

    /// <summary>The row with one cell changed.</summary>
    public static ImportRow With(this ImportRow row, ImportColumn column, string? text, CellKind kind = CellKind.Text)
    {
        var cells = row.Cells.ToArray();
        cells[(int)column] = text is null ? null : new ImportCell(kind, text);
        return row with { Cells = cells };
    }

    private static ImportRow Of(int number, params (ImportColumn Column, string Text)[] cells)
    {
        var row = new ImportRow(number, new ImportCell?[ImportColumns.Count]);
        return cells.Aggregate(row, (r, c) => r.With(c.Column, c.Text));
    }
}
