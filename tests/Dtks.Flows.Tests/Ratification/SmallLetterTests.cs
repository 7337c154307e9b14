using System.Net;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using Dtks.Flows.Tests.Faults;
using Dtks.Flows.Tests.Proposals;
using Dtks.Functions.Ratification;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Ratification;

/// <summary>A letter that one page holds is one document; one of few rows is carried over within its requests.</summary>
[Trait("rule", "RAT-8")]
public sealed class SmallLetterTests(FlowHost host) : IClassFixture<FlowHost>, IAsyncLifetime
{
    private readonly Flow _flow = host.Flow;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _flow.MendAsync();

    [Fact]
    [Trait("rule", "RAT-3")]
    public async Task Few_rows_are_ratified_and_registered_when_the_requests_are_answered()
    {
        var (family, id) = await EligibleAsync();
        var auditor = await _flow.TokenAsync("auditor", "ID");

        var letter = await SignAsync(family);
        (await _flow.ProposalAsync(family.Village, id, auditor)).ExpectStatus("ratified");
        var signed = await _flow.LetterAsync(family.Village[..4], letter);
        Assert.Equal(("signed", "1", "1", "0"), (signed["status"], signed["rows"], signed["progress.ratified"], signed["progress.applied"]));

        Assert.Equal("conforming", (await _flow.ReviewAsync(family.Village[..4], letter)).Expect(HttpStatusCode.OK)["status"]);
        (await _flow.ProposalAsync(family.Village, id, auditor)).ExpectStatus("registered");
        var applied = await _flow.LetterAsync(family.Village[..4], letter);
        Assert.Equal(("applied", "1", "1", "1", "0"), (applied["status"], applied["progress.covered"], applied["progress.ratified"], applied["progress.applied"], applied["progress.notApplied"]));
        Assert.Empty(await host.StoredAsync(family.Village[..4], "letterPage"));
        Assert.Empty(await host.StoredAsync(family.Village[..4], "letterProgress"));
    }

    [Theory]
    [Trait("rule", "RAT-5")]
    [InlineData("conforming", "registered", "applied")]
    [InlineData("returned", "returned", "returned")]
    public async Task Stopped_between_the_letter_and_its_rows_it_goes_on_by_itself(string outcome, string proposal, string status)
    {
        var (family, id) = await EligibleAsync();
        var auditor = await _flow.TokenAsync("auditor", "ID");
        var regent = await _flow.TokenAsync("regent", family.Village[..4]);
        await FailRowsAsync();
        var letter = (await _flow.SignAsync(family.Village[..4], regent)).Expect(HttpStatusCode.Created)["id"]!;
        (await _flow.ProposalAsync(family.Village, id, await MendedAsync(auditor))).ExpectStatus("eligible");
        Assert.Equal("0", (await _flow.LetterAsync(family.Village[..4], letter))["progress.ratified"]);
        await _flow.AdvanceAsync("PT2M");
        (await _flow.ProposalAsync(family.Village, id, auditor)).ExpectStatus("ratified");

        await FailRowsAsync();
        (await _flow.ReviewAsync(family.Village[..4], letter, outcome, outcome == "returned" ? ["Alasan"] : [])).Expect(HttpStatusCode.OK);
        (await _flow.ProposalAsync(family.Village, id, await MendedAsync(auditor))).ExpectStatus("ratified");
        Assert.Equal(("0", outcome), ((await _flow.LetterAsync(family.Village[..4], letter))["progress.applied"], (await _flow.LetterAsync(family.Village[..4], letter))["outcome"]));
        await _flow.AdvanceAsync("PT2M");

        (await _flow.ProposalAsync(family.Village, id, auditor)).ExpectStatus(proposal);
        var shown = await _flow.LetterAsync(family.Village[..4], letter);
        Assert.Equal((status, "1", "0"), (shown["status"], shown[outcome == "returned" ? "progress.returned" : "progress.applied"], shown["progress.notApplied"]));
    }

    [Fact]
    public async Task Stopped_after_its_rows_and_before_it_notes_their_end_it_notes_it_once()
    {
        var (family, id) = await EligibleAsync();
        var letter = await SignAsync(family);
        var services = host.Services;
        var letters = services.GetRequiredService<LetterRepository>();
        var found = (await letters.FindAsync(family.Village[..4], letter, CancellationToken.None))!;
        var count = new CountedRows(found.State.Rows, found.State.Digest!);
        var command = new LetterCommand.Review(new ReviewDraft("conforming", []), 0, new Actor("ministry-1", Role.MinistryOfficer, AreaCode.Nation), count);
        var reviewed = LetterDecider.Decide(command, found.State, letters.Policy(found.State.Regency), letters.Now()).Events[0];
        var change = letters.Change(found, reviewed).Replace(found with { State = reviewed.State });
        await services.GetRequiredService<DocumentStore>().CommitAsync(change.Batch, CancellationToken.None);
        Assert.Null(await services.GetRequiredService<RowApplication>().ApplyAsync(reviewed.State, found.Whole!.Rows[0].Row, CancellationToken.None));
        var ministry = await _flow.TokenAsync("ministry-officer", "ID");
        (await _flow.ProposalAsync(family.Village, id, ministry)).ExpectStatus("registered");
        Assert.Equal("applying", (await _flow.LetterAsync(family.Village[..4], letter))["status"]);

        var again = services.GetRequiredService<CarryOverAtOnce>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => again.ApplyAsync(change.Outbox[^1].Data, CancellationToken.None)));

        Assert.Equal("applied", (await _flow.LetterAsync(family.Village[..4], letter))["status"]);
        Assert.Single(await _flow.EventsOfAsync(family.Village[..4], letter), e => e["type"]!.ToString() == "dtks.ratification.applied.v1");
        var seen = await _flow.ProposalAsync(family.Village, id, ministry);
        Assert.Single(seen.Json["history"]!, step => step["code"]!.ToString() == "proposal.registered");
    }

    [Fact]
    public async Task A_row_that_cannot_be_ratified_is_told_before_the_review()
    {
        var (family, id) = await EligibleAsync();
        await host.AddRowsAsync(family.Village, 2);

        var letter = await SignAsync(family);

        var shown = await _flow.LetterAsync(family.Village[..4], letter);
        Assert.Equal(("signed", "3", "1", "2"), (shown["status"], shown["progress.covered"], shown["progress.ratified"], shown["progress.notApplied"]));
        Assert.Equal(["letter.rowMissing", "letter.rowMissing"], shown.Json["notApplied"]!.Select(row => row["code"]!.ToString()));
        (await _flow.ReviewAsync(family.Village[..4], letter)).Expect(HttpStatusCode.OK);
        (await _flow.ProposalAsync(family.Village, id, await _flow.TokenAsync("auditor", "ID"))).ExpectStatus("registered");
        Assert.Equal(2, (await _flow.EventsOfAsync(family.Village[..4], letter)).Count(e => e["type"]!.ToString() == "dtks.ratification.rowNotApplied.v1"));
    }

    [Theory]
    [InlineData(88, 0)]
    [InlineData(89, 2)]
    public async Task What_one_page_holds_has_none_beside_it(int rows, int pages)
    {
        var place = Place.Next();
        await host.AddRowsAsync(place.Village, rows);

        var letter = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created);

        Assert.Equal(("signed", $"{rows}"), (letter["status"], letter["rows"]));
        Assert.Equal(LetterSteps.DigestOf(place.Village, Enumerable.Range(0, rows).Select(LetterSteps.Id)), letter["digest"]);
        Assert.Equal(pages, (await host.StoredAsync(place.Regency, "letterPage")).Count);
        Assert.Equal(Enumerable.Range(0, rows).Select(LetterSteps.Id), (await host.CoveredAsync(place.Regency))[letter["id"]!]);
        await _flow.IdleAsync();
        (await _flow.ReviewAsync(place.Regency, letter["id"]!)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        var shown = await _flow.LetterAsync(place.Regency, letter["id"]!);
        Assert.Equal(("applied", $"{rows}"), (shown["status"], shown["progress.notApplied"]));
    }

    [Theory]
    [InlineData(16, OutboxKind.Projection)]
    [InlineData(17, OutboxKind.Message)]
    public void More_than_a_few_rows_are_carried_over_by_a_message(int rows, OutboxKind kind)
    {
        var letters = host.Services.GetRequiredService<LetterRepository>();
        var area = AreaCode.Parse(Place.Next().Regency);
        var draft = new RatificationDraft("2026-01", "proposals", new LetterDraft("460/1", "2026-01-02"));
        var command = new LetterCommand.Sign("l", area, draft, rows, 0, new Actor("regent-1", Role.Regent, area), new CountedRows(rows, "d"));
        var signed = LetterDecider.Decide(command, month => month.LastDay, letters.Policy(area), letters.Now()).Events[0];
        var row = new LetterRow(new RatificationRow(AreaCode.Parse($"{area}012001"), "p", "d", "x", null), null);
        var letter = new LetterDocument
        {
            Id = LetterDocument.IdOf("l"),
            Regency = area.Value,
            CreatedOn = DateTimeOffset.UnixEpoch,
            State = signed.State,
            Whole = new WholeLetter(PageStage.Covered, [.. Enumerable.Repeat(row, rows)]),
        };

        Assert.Equal(kind, letters.Change(letter, signed).Outbox[^1].Kind);
    }

    [Fact]
    [Trait("rule", "RAT-1")]
    public async Task Of_two_letters_of_one_number_at_once_one_is_refused_for_it()
    {
        var place = Place.Next();
        await host.AddRowsAsync(place.Village, 3);
        await host.AddRowsAsync(place.Villages[1], 3);
        var regents = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => _flow.TokenAsync("regent", place.Regency)));

        var answers = await Task.WhenAll(regents.Select(regent => _flow.SignAsync(place.Regency, regent, "460/once")));

        // Who comes second finds the rows taken, or the number.
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.Contains(answers.Single(a => a.Status != HttpStatusCode.Created)["code"], new[] { "letter.noRows", "letter.numberUsed" });
        await host.AddRowsAsync(place.Villages[2], 1);
        (await _flow.SignAsync(place.Regency, regents[1], "460/once")).ExpectProblem(HttpStatusCode.Conflict, "letter.numberUsed", "RAT-1", "/letter/number");
        Assert.Single(await host.CoveredAsync(place.Regency));
        await _flow.IdleAsync();
    }

    private async Task<(SampleFamily Family, string Id)> EligibleAsync()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        return (family, await _flow.EligibleAsync(family));
    }

    private async Task<string> SignAsync(SampleFamily family) =>
        (await _flow.SignAsync(family.Village[..4], await _flow.TokenAsync("regent", family.Village[..4]))).Expect(HttpStatusCode.Created)["id"]!;

    private Task FailRowsAsync() => _flow.FailAsync(new { kind = "503", container = "registry", operation = "batch" });

    // A read of a proposal leaves an audit entry, which is a batch too.
    private async Task<string> MendedAsync(string token)
    {
        await _flow.MendAsync();
        return token;
    }
}
