using Dtks.Domain.Proposals;
using Dtks.Functions.Proposals;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using nietras.SeparatedValues;
using NodaTime;

namespace Dtks.Functions.Tests.Proposals;

/// <summary>What a village's list of proposals is as a file.</summary>
[Trait("rule", "GOV-2")]
public sealed class ProposalsFileTests
{
    private static readonly MessageCatalogue Catalogue = new(DeclaredModules.All.Texts);

    [Theory]
    [InlineData("=HYPERLINK(\"http://example\")", "'=HYPERLINK(\"http://example\")")]
    [InlineData("+62", "'+62")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("CONTOH, \"SATU\"", "CONTOH, \"SATU\"")]
    [InlineData("Ma'ruf", "Ma'ruf")]
    public void What_a_spreadsheet_would_take_for_a_formula_is_harmless_and_all_else_as_it_is(string head, string read)
    {
        var item = new ProposalItem("p1", ProposalStatus.Verifying, ProposalKind.Register, ProposalSource.Citizen, head, 3, DateTimeOffset.UnixEpoch, new LocalDate(2026, 12, 2), new WentTo("5103010001", "p1"));

        var rows = Read(ProposalsFile.Of(new ListAnswer<ProposalItem>([item], Next: null), Catalogue, "en"));

        Assert.Equal(["Proposal", "Status", "Kind", "Source", "Head of the family", "Members", "Made on", "Verified by", "Problem", "Goes on in the village"], rows[0]);
        Assert.Equal(["p1", "verifying", "register", "citizen", read, "3", "1970-01-01T00:00:00.000Z", "2026-12-02", string.Empty, "5103010001"], rows[1].Select((cell, i) => i == 6 ? "1970-01-01T00:00:00.000Z" : cell));
        Assert.StartsWith("1970-01-01T00:00:00", rows[1][6], StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_cannot_be_read_stands_in_its_place_and_says_so()
    {
        var list = new ListAnswer<ProposalItem>([new UnreadableItem("p2", UnreadableItem.Unreadable, "Tidak terbaca") { Status = "verifying" }], Next: null);

        Assert.Equal(["p2", "verifying", string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, "Tidak terbaca", string.Empty], Read(ProposalsFile.Of(list, Catalogue, "id"))[1]);
    }

    private static List<string[]> Read(string file)
    {
        Assert.Equal('\uFEFF', file[0]);
        Assert.EndsWith("\r\n", file, StringComparison.Ordinal);
        using var reader = Sep.New(',').Reader(o => o with { HasHeader = false, Unescape = true }).FromText(file[1..]);
        var rows = new List<string[]>();
        foreach (var row in reader)
        {
            rows.Add(row[..].ToStringsArray());
        }

        return rows;
    }
}
