using Dtks.Domain.CardFiles;
using Dtks.Domain.Cards;
using Dtks.Domain.Imports;
using Dtks.Domain.Kernel;
using Dtks.Domain.Tests.Imports;
using NodaTime;
using static Dtks.Domain.Tests.CardRounds.CardSamples;

namespace Dtks.Domain.Tests.CardFiles;

/// <summary>A row of a file of deliveries: what is taken, and what a spreadsheet or a hand made of it is told by column and never guessed.</summary>
[Trait("rule", "CRD-1")]
public sealed class DeliveryFileRowTests
{
    private const string Village = Samples.VillageWita;
    private static readonly LocalDate Today = new(2026, 11, 20);
    private static readonly string Number = Made().Number.Value;

    // Right but for their village and round.
    private static readonly string Elsewhere = CardNumber.Of(CardKind.Kps, 7, Domain.Areas.AreaCode.Parse(Rows.Village), 1).Value;
    private static readonly string OfRound8 = CardNumber.Of(CardKind.Kps, 8, CardRounds.CardSamples.Village, 1).Value;

    [Theory]
    [InlineData("Diserahkan", null, "delivered ")]
    [InlineData("  sudah_diterima ", null, "delivered ")]
    [InlineData("Delivered", null, "delivered ")]
    [InlineData("Rumah kosong", null, "returned emptyHouse")]
    [InlineData("rumah tangga PINDAH", null, "returned moved")]
    [InlineData("the delivery was refused", null, "returned refused")]
    [InlineData("allDeceased", null, "returned allDeceased")]
    [InlineData("Retur", "alamat tidak dikenal", "returned unknownAddress")]
    [InlineData("Rumah kosong", "Rumah kosong", "returned emptyHouse")]
    public void What_came_of_it_is_said_in_one_word_or_by_a_reason_beside(string outcome, string? reason, string read)
    {
        var delivered = read.StartsWith("delivered", StringComparison.Ordinal);
        var row = Row((DeliveryColumn.Outcome, outcome), (DeliveryColumn.Reason, reason), (DeliveryColumn.ReceivedBy, delivered ? "Contoh Satu" : null));

        Assert.Equal(read, $"{row.Attempt.Outcome} {row.Attempt.Reason}");
        Assert.Empty(Told(row));
        Assert.Equal((Number, "2026-11-19"), (row.Number!.Value, row.Attempt.On));
    }

    [Theory]
    [InlineData(DeliveryColumn.Card, "1.00751E+19", CellKind.Text, "deliveryRow.scientific CRD-1 nomor_kartu -")]
    [InlineData(DeliveryColumn.Card, "1.0075103052001E+19", CellKind.Number, "deliveryRow.scientific CRD-1 nomor_kartu -")]
    [InlineData(DeliveryColumn.Card, "10075103052001000000", CellKind.Text, "deliveryRow.rounded CRD-1 nomor_kartu -")]
    [InlineData(DeliveryColumn.Card, "1007510305200100", CellKind.Text, "deliveryRow.digitsLost CRD-1 nomor_kartu count=16")]
    [InlineData(DeliveryColumn.Card, "10075103052001000199", CellKind.Text, "deliveryRow.cardNumber CRD-1 nomor_kartu -")]
    [InlineData(DeliveryColumn.Card, "satu", CellKind.Text, "deliveryRow.cardNumber CRD-1 nomor_kartu -")]
    [InlineData(DeliveryColumn.Card, null, CellKind.Text, "input.required CRD-1 nomor_kartu -")]
    [InlineData(DeliveryColumn.Card, "=A1", CellKind.Text, "import.formula - nomor_kartu -")]
    [InlineData(DeliveryColumn.On, "46345", CellKind.Text, "import.dateSerial CRD-1 tanggal meant=2026-11-19")]
    [InlineData(DeliveryColumn.On, "19/11/2026", CellKind.Text, "import.dateMeant CRD-1 tanggal meant=2026-11-19")]
    [InlineData(DeliveryColumn.On, "10/11/2026", CellKind.Text, "import.dateOrder CRD-1 tanggal first=2026-11-10,second=2026-10-11")]
    [InlineData(DeliveryColumn.On, "kemarin", CellKind.Text, "import.dateForm CRD-1 tanggal -")]
    [InlineData(DeliveryColumn.On, null, CellKind.Text, "input.required - tanggal -")]
    [InlineData(DeliveryColumn.On, "2026-11-01", CellKind.Text, "card.beforeMade CRD-1 tanggal madeOn=2026-11-02")]
    [InlineData(DeliveryColumn.On, "2026-11-21", CellKind.Text, "date.future CRD-1 tanggal -")]
    [InlineData(DeliveryColumn.Outcome, null, CellKind.Text, "input.required - hasil -")]
    [InlineData(DeliveryColumn.ReceivedBy, null, CellKind.Text, "card.receiverNeeded CRD-1 diterima_oleh -")]
    [InlineData(DeliveryColumn.AccompaniedBy, "#N/A", CellKind.Error, "import.cellError - didampingi_oleh -")]
    [InlineData(DeliveryColumn.Reason, "Rumah kosong", CellKind.Text, "card.reasonOdd CRD-1 alasan -")]
    [InlineData(DeliveryColumn.Village, "33.06.05.2001", CellKind.Text, "deliveryRow.otherVillage CRD-1 kode_desa village=" + Village)]
    public void What_is_wrong_with_a_cell_is_told_by_its_column_alone(DeliveryColumn column, string? text, CellKind kind, string told) => Assert.Equal([told], Told(Row(column, text, kind)));

    [Fact]
    public void A_card_of_another_village_or_round_is_its_rows_refusal_and_its_own_number_is_taken_in_groups_too()
    {
        Assert.Equal([$"deliveryRow.otherVillage CRD-1 nomor_kartu village={Village}"], Told(Row((DeliveryColumn.Card, Elsewhere))));
        Assert.Equal(["deliveryRow.otherRound CRD-1 nomor_kartu other=8,round=7"], Told(Row((DeliveryColumn.Card, OfRound8))));
        Assert.Empty(Told(Row((DeliveryColumn.Card, Made().Number.InGroups()))));
    }

    [Fact]
    public void A_reason_outside_the_six_is_refused_with_those_there_are()
    {
        const string six = "Rumah kosong, Alamat tidak lengkap, Alamat tidak dikenal, Rumah tangga pindah, Kiriman ditolak, Seluruh anggota telah meninggal";
        Assert.Equal([$"deliveryRow.outcome CRD-1 hasil allowed=Diserahkan, {six}"], Told(Row((DeliveryColumn.Outcome, "Kurir lelah"))));
        Assert.Equal([$"card.returnReason CRD-1 alasan allowed={six}"], Told(Row((DeliveryColumn.Outcome, "Retur"), (DeliveryColumn.Reason, "Kurir lelah"), (DeliveryColumn.ReceivedBy, null))));
        Assert.StartsWith("deliveryRow.outcome", Assert.Single(Told(Row((DeliveryColumn.Outcome, "Rumah kosong"), (DeliveryColumn.Reason, "Kiriman ditolak"), (DeliveryColumn.ReceivedBy, null)))), StringComparison.Ordinal);
        Assert.StartsWith("card.reasonNeeded CRD-1 alasan", Assert.Single(Told(Row((DeliveryColumn.Outcome, "Retur"), (DeliveryColumn.ReceivedBy, null)))), StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_with_a_row_is_told_at_once_also_where_its_card_is_not_known() => Assert.Equal(
        ["deliveryRow.cardNumber CRD-1 nomor_kartu -", "import.dateForm CRD-1 tanggal -", "card.receiverNeeded CRD-1 diterima_oleh -"],
        Told(Row((DeliveryColumn.Card, "12"), (DeliveryColumn.On, "?"), (DeliveryColumn.ReceivedBy, null))));

    [Fact]
    public void A_row_with_a_fault_of_its_own_changes_no_card_though_its_attempt_is_right()
    {
        var row = Row((DeliveryColumn.Village, "3306052001"));

        Assert.True(Decide(row).IsAccepted);
        Assert.False(row.Hold(Decide(row)).IsAccepted);
    }

    private static DeliveryFileRow Row(params (DeliveryColumn Column, string? Text)[] cells) => Read(cells.Select(c => (c.Column, c.Text is null ? (ImportCell?)null : new ImportCell(CellKind.Text, c.Text))));

    private static DeliveryFileRow Row(DeliveryColumn column, string? text, CellKind kind) => Read([(column, text is null ? null : new ImportCell(kind, text))]);

    // A delivered card, but for these cells.
    private static DeliveryFileRow Read(IEnumerable<(DeliveryColumn Column, ImportCell? Cell)> cells)
    {
        var all = new ImportCell?[DeliveryColumns.Table.Count];
        foreach (var (column, text) in new[] { (DeliveryColumn.Card, Number), (DeliveryColumn.On, "2026-11-19"), (DeliveryColumn.Outcome, "Diserahkan"), (DeliveryColumn.ReceivedBy, "Contoh Satu"), (DeliveryColumn.AccompaniedBy, "Contoh Dua") })
            all[(int)column] = new ImportCell(CellKind.Text, text);
        foreach (var (column, cell) in cells) all[(int)column] = cell;
        return new DeliveryFileRow(new ImportRow(2, all), new DeliveryFile(CardRounds.CardSamples.Village, 7, Today, Samples.Policy));
    }

    private static Decision<CardEvent> Decide(DeliveryFileRow row) => CardDecider.Decide(new CardCommand.Record(row.Attempt, Post), row.Number is null ? null : Made(), Samples.Policy, Noon(Today));

    private static IEnumerable<string> Told(DeliveryFileRow row)
    {
        var result = row.Result("c-1", row.Hold(Decide(row)).Violations);
        Assert.Equal(result.Faults.Count > 0 ? RowOutcome.Refused : RowOutcome.Accepted, result.Outcome);
        return result.Faults.Select(RowFaults.Of);
    }
}
