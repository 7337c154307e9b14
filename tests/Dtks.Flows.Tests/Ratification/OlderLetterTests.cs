using System.Net;
using System.Text;
using Dtks.Domain.Areas;
using Dtks.Domain.Ratification;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Functions.Ratification;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Ratification;

/// <summary>Letters and rows as they were stored while a head numbered the rows: read, reviewed, applied, and their rows ratified.</summary>
[Collection("ratification")]
[Trait("rule", "RAT-8")]
public sealed class OlderLetterTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Theory]
    [InlineData("conforming", "applied", "registered")]
    [InlineData("returned", "returned", "returned")]
    public async Task An_older_letter_is_reviewed_and_applied(string outcome, string status, string proposalStatus)
    {
        var place = Place.Next();
        var proposal = await OlderRowAsync(place, sequence: 4);
        foreach (var sequence in Enumerable.Range(5, 150))
        {
            await PutAsync(place.Regency, Row(place.Regency, LetterSteps.Id(sequence), sequence, "d"));
        }

        var letter = await LetterAsync(place.Regency, after: 3, upTo: 154);
        Assert.Equal(("signed", "151", null), ((await _flow.LetterAsync(place.Regency, letter))["status"], (await _flow.LetterAsync(place.Regency, letter))["rows"], (await _flow.LetterAsync(place.Regency, letter))["progress"]));

        (await _flow.ReviewAsync(place.Regency, letter, outcome, outcome == "returned" ? ["Alasan"] : [])).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        var shown = await _flow.LetterAsync(place.Regency, letter);
        Assert.Equal((status, "1", "150"), (shown["status"], shown[outcome == "returned" ? "progress.returned" : "progress.applied"], shown["progress.notApplied"]));
        (await _flow.ProposalAsync(place.Village, proposal, await _flow.TokenAsync("auditor", "ID"))).ExpectStatus(proposalStatus);
    }

    [Fact]
    [Trait("rule", "RAT-5")]
    public async Task A_row_of_an_older_letter_goes_back_alone()
    {
        var place = Place.Next();
        var proposal = await OlderRowAsync(place, sequence: 4);
        await PutAsync(place.Regency, Row(place.Regency, LetterSteps.Id(3), 3, "d"));
        await PutAsync(place.Regency, Row(place.Regency, LetterSteps.Id(5), 5, "d"));
        var letter = await LetterAsync(place.Regency, after: 3, upTo: 5);
        var (path, ministry) = ($"/regencies/{place.Regency}/ratifications/{letter}/review", await _flow.TokenAsync("ministry-officer", "ID"));
        object Named(string row) => new { outcome = "conforming", reasons = Array.Empty<string>(), rows = new[] { new { row, reasons = new[] { "Alasan" } } } };

        (await _flow.PostAsync(path, ministry, Named($"{place.Regency}012001-{LetterSteps.Id(3)}"))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.rowUnknown", "RAT-8", "/rows/0/row");
        (await _flow.PostAsync(path, ministry, Named($"{place.Village}-{proposal}"))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        var shown = await _flow.LetterAsync(place.Regency, letter);
        Assert.Equal(("applied", "0", "1", "1"), (shown["status"], shown["progress.applied"], shown["progress.returned"], shown["progress.notApplied"]));
        (await _flow.ProposalAsync(place.Village, proposal, await _flow.TokenAsync("auditor", "ID"))).ExpectStatus("returned");
    }

    [Fact]
    public async Task An_older_letters_changed_rows_are_found()
    {
        var place = Place.Next();
        await OlderRowAsync(place, sequence: 1);
        var letter = await LetterAsync(place.Regency, after: 0, upTo: 1);
        await PutAsync(place.Regency, Row(place.Regency, LetterSteps.Id(2), 1, "d"));

        (await _flow.ReviewAsync(place.Regency, letter)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.digest", "RAT-8");
    }

    [Theory]
    [InlineData(3, 200)]
    [InlineData(103, 102)]
    [InlineData(103, 155)]
    public async Task Messages_of_an_older_letter_that_lie_in_the_queue_are_worked(long first, long second)
    {
        var place = Place.Next();
        var proposal = await OlderRowAsync(place, sequence: 110);
        foreach (var sequence in Enumerable.Range(4, 151).Where(s => s != 110))
        {
            await PutAsync(place.Regency, Row(place.Regency, LetterSteps.Id(sequence), sequence, "d"));
        }

        var letter = await LetterAsync(place.Regency, after: 3, upTo: 154);
        foreach (var after in new[] { first, second })
        {
            await host.SendToLettersAsync($$"""{"regency":"{{place.Regency}}","letter":"{{letter}}","after":{{after}}}""");
        }

        await _flow.IdleAsync();
        (await _flow.ProposalAsync(place.Village, proposal, await _flow.TokenAsync("auditor", "ID"))).ExpectStatus("ratified");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1100)]
    public async Task Older_rows_that_no_letter_covers_go_under_the_next_and_covered_ones_do_not(int open)
    {
        var place = Place.Next();
        await Parallel.ForEachAsync(Enumerable.Range(1, 2 + open), async (sequence, _) =>
            await PutAsync(place.Regency, Row(place.Regency, LetterSteps.Id(sequence), sequence, "d")));
        await PutAsync(place.Regency, Head(place.Regency, last: 2 + open, covered: 2));
        await host.AddRowsAsync(place.Villages[1], 2);

        var letter = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency)))
            .Expect(open > 1000 ? HttpStatusCode.Accepted : HttpStatusCode.Created);
        await _flow.IdleAsync();

        Assert.Equal($"{open + 2}", (await _flow.LetterAsync(place.Regency, letter["id"]!))["rows"]);
        var covered = Assert.Single(await host.CoveredAsync(place.Regency)).Value;
        Assert.Equal(covered.Count, covered.Distinct().Count());
        (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.noRows", "RAT-8");
        Assert.Equal(2, (await host.StoredAsync(place.Regency, "row")).Count);
    }

    [Fact]
    public async Task An_older_letter_that_was_reviewed_shows_what_was_found()
    {
        var place = Place.Next();
        await OlderRowAsync(place, sequence: 1);
        var letter = await LetterAsync(place.Regency, after: 0, upTo: 1, "conforming");

        Assert.Equal("conforming", (await _flow.LetterAsync(place.Regency, letter))["status"]);
    }

    // An eligible proposal, its row as it was then.
    private async Task<string> OlderRowAsync(Place place, int sequence)
    {
        var id = await _flow.EligibleAsync(SampleFamily.Of(place.Village));
        var row = Assert.Single(await host.StoredAsync(place.Regency, "ratifiable"));
        using var gone = await host.ContainerOf("ratifications").DeleteItemStreamAsync(row["id"]!.ToString(), new PartitionKey(place.Regency));
        await PutAsync(place.Regency, new JObject
        {
            ["id"] = $"row-{id}",
            ["type"] = "row",
            ["schemaVersion"] = 1,
            ["regency"] = place.Regency,
            ["sequence"] = sequence,
            ["row"] = row["row"],
        });
        return id;
    }

    private static JObject Row(string regency, string proposal, int sequence, string digest) => new()
    {
        ["id"] = $"row-{proposal}",
        ["type"] = "row",
        ["schemaVersion"] = 1,
        ["regency"] = regency,
        ["sequence"] = sequence,
        ["row"] = new JObject { ["village"] = $"{regency}012001", ["proposal"] = proposal, ["digest"] = digest, ["proposedBy"] = "citizen-1" },
    };

    private static JObject Head(string regency, long last, long covered) => new()
    {
        ["id"] = "rows",
        ["type"] = "rowHead",
        ["schemaVersion"] = 1,
        ["regency"] = regency,
        ["last"] = last,
        ["covered"] = covered,
    };

    // A letter as it was stored then, with the flat digest over its rows.
    private async Task<string> LetterAsync(string regency, long after, long upTo, string status = "signed")
    {
        var rows = (await host.StoredAsync(regency, "row")).Where(row => (long)row["sequence"]! > after && (long)row["sequence"]! <= upTo)
            .Select(row => new RatificationRow(AreaCode.Parse(row["row"]!["village"]!.ToString()), row["row"]!["proposal"]!.ToString(), row["row"]!["digest"]!.ToString(), "x", null))
            .ToList();
        var id = Guid.NewGuid().ToString("N");
        var meta = new JObject { ["at"] = "2026-11-02T03:00:00.0000000Z", ["role"] = "regent", ["subject"] = "regent-1", ["code"] = "ratification.signed", ["rule"] = "RAT-1", ["policy"] = "2024-05-08/1" };
        await PutAsync(regency, new JObject
        {
            ["id"] = $"letter-{id}",
            ["type"] = "letter",
            ["schemaVersion"] = 1,
            ["regency"] = regency,
            ["after"] = after,
            ["upTo"] = upTo,
            ["createdOn"] = "2026-11-02T03:00:00.0000000Z",
            ["state"] = new JObject
            {
                ["id"] = id,
                ["regency"] = regency,
                ["period"] = "2026-11",
                ["subject"] = "proposals",
                ["number"] = "460/1",
                ["date"] = "2026-11-02",
                ["rows"] = rows.Count,
                ["digest"] = RowsDigest.Of(rows),
                ["signedBy"] = "regent-1",
                ["status"] = status,
                ["reasons"] = new JArray(),
                ["history"] = new JArray(meta),
            },
        });
        return id;
    }

    private async Task PutAsync(string regency, JObject document)
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(document.ToString()));
        using var answer = (await host.ContainerOf("ratifications").UpsertItemStreamAsync(body, new PartitionKey(regency))).EnsureSuccessStatusCode();
    }
}
