using System.Net;
using Dtks.Flows.Tests.Faults;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Waiting;
using Dtks.Functions.Ratification;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Ratification;

/// <summary>
/// A row that could not be read when its letter came back, repaired and replayed wherever the letter stands by then: its proposal goes along with the letter, or waits for its proposer, and never neither
/// (RAT-5). On a host of its own, whose messages it loses.
/// </summary>
[Trait("rule", "RAT-5")]
public sealed class ReplayedRowTests(FlowHost host) : IClassFixture<FlowHost>, IAsyncLifetime
{
    private readonly Flow _flow = host.Flow;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _flow.SendAsync(HttpMethod.Delete, "/dev/faults");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Repaired_by_the_time_its_letter_is_gathered_it_goes_along_replayed_before_or_after(bool before)
    {
        var (place, rows, letter) = await ReturnedAsync(count: 2);
        await RepairAsync(rows[0]);
        await SendAgainUngatheredAsync(place, letter);
        if (before)
        {
            await DoneAsync(rows[0]);
            await _flow.ExpectStandingAsync(rows, "returned", "returned");
        }

        await _flow.AdvanceAsync("PT25M");
        await _flow.ExpectStandingAsync(rows, "ratified", "ratified");
        if (!before)
        {
            await DoneAsync(rows[0]);
        }

        var signed = await _flow.LetterAsync(place.Regency, letter);
        Assert.Equal(("signed", "2", $"{WholeLetter.MostAtOnce}"), (signed["status"], signed["rows"], signed["progress.left"]));
        var steps = (await _flow.ProposalAsync(rows[0].Village, rows[0].Id, rows[0].Citizen)).Json["history"]!.Select(h => (string?)h["code"]).ToList();
        Assert.Equal(["proposal.ratified", "proposal.returned", "proposal.resubmitted"], steps.TakeLast(3));
        (await _flow.ReviewAsync(place.Regency, letter)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await _flow.ExpectStandingAsync(rows, "registered", "registered");
    }

    [Fact]
    public async Task What_went_along_before_its_page_was_saved_is_not_brought_back_by_a_late_replay()
    {
        var (place, rows, letter) = await ReturnedAsync(count: 2);
        await RepairAsync(rows[0]);
        await SendAgainUngatheredAsync(place, letter);
        var stored = (await host.Services.GetRequiredService<LetterRepository>().FindAsync(place.Regency, letter, CancellationToken.None))!;
        var page = (await host.Services.GetRequiredService<LetterPages>().FindAsync(stored, 0, CancellationToken.None))!;
        await host.Services.GetRequiredService<ResubmittedRows>().TakeAlongAsync(
            stored, page, (_, failure) => throw failure, why => new RowProblem(why.Code, why.Rule, why.Args, TraceId: null, stored.CreatedOn), CancellationToken.None);

        await DoneAsync(rows[0]);

        await _flow.ExpectStandingAsync(rows, "ratified", "ratified");
        await _flow.AdvanceAsync("PT25M");
        Assert.Equal(("signed", "2"), ((await _flow.LetterAsync(place.Regency, letter))["status"], (await _flow.LetterAsync(place.Regency, letter))["rows"]));
    }

    [Theory]
    [InlineData("signed")]
    [InlineData("applied")]
    [InlineData("returned")]
    [InlineData("signing")]
    [InlineData("signed again")]
    [InlineData("void")]
    public async Task What_left_its_letter_is_free_once_it_is_replayed_wherever_that_stands(string stands)
    {
        var (place, rows, letter) = await ReturnedAsync(stands == "void" ? 1 : 2);
        (await _flow.ResubmitAsync(place.Regency, letter)).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();
        await GoOnAsync(place, letter, stands);
        await RepairAsync(rows[0]);
        var shown = await _flow.LetterAsync(place.Regency, letter);
        Assert.Equal((stands.Split(' ')[0], "letter.rowUnread"), (shown["status"], (string?)shown.Json["left"]!.Single(l => (string?)l["proposal"] == rows[0].Id)["code"]));
        await _flow.ExpectStandingAsync(rows, "ratified");

        await DoneAsync(rows[0]);

        await _flow.ExpectStandingAsync(rows, "returned");
        (await _flow.CorrectAsync(rows[0])).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await _flow.ExpectStandingAsync(rows, "verifying");
    }

    [Fact]
    public async Task One_that_was_never_brought_under_its_letter_goes_along_with_it()
    {
        var place = Place.Next();
        var rows = await _flow.CoveredAsync(place, 2);
        await SpoilAsync(rows[0]);
        var letter = await _flow.ReturnedLetterAsync(place, "Alasan");
        await RepairAsync(rows[0]);
        await _flow.ExpectStandingAsync(rows, "eligible", "returned");

        (await _flow.ResubmitAsync(place.Regency, letter)).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();

        await _flow.ExpectStandingAsync(rows, "ratified", "ratified");
        await DoneAsync(rows[0]);
        await _flow.ExpectStandingAsync(rows, "ratified", "ratified");
        Assert.Null((await _flow.LetterAsync(place.Regency, letter))["left"]);
    }

    [Fact]
    public async Task A_replay_that_cannot_bring_it_back_is_not_done()
    {
        var (place, rows, letter) = await ReturnedAsync(count: 2);
        (await _flow.ResubmitAsync(place.Regency, letter)).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();
        await RepairAsync(rows[0]);
        JToken? granted = null;
        await host.EditAsync("registry", rows[0].Village, $"proposal-{rows[0].Id}", stored => (granted, stored["state"]!["granted"]) = (stored["state"]!["granted"]!.DeepClone(), new JArray("PKH", "BPNT")));

        var replayed = await _flow.ReplayAsync(await AsideAsync(rows[0]));

        Assert.Equal(("waiting", "letter.rowChanged"), (replayed["status"], replayed["code"]));
        await _flow.ExpectStandingAsync(rows, "ratified");
        await host.EditAsync("registry", rows[0].Village, $"proposal-{rows[0].Id}", stored => stored["state"]!["granted"] = granted);
        await DoneAsync(rows[0]);
        await _flow.ExpectStandingAsync(rows, "returned");
    }

    // Of rows beside many that are not there one could not be read when their letter came back.
    private async Task<(Place Place, IReadOnlyList<CoveredProposal> Rows, string Letter)> ReturnedAsync(int count)
    {
        var place = Place.Next();
        var rows = await _flow.CoveredAsync(place, count);
        await host.AddRowsAsync(place.Villages[2], WholeLetter.MostAtOnce);
        var letter = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        await SpoilAsync(rows[0]);
        await ReturnAsync(place, letter);
        return (place, rows, letter);
    }

    private async Task GoOnAsync(Place place, string letter, string stands)
    {
        if (stands == "applied")
        {
            (await _flow.ReviewAsync(place.Regency, letter)).Expect(HttpStatusCode.OK);
            await _flow.IdleAsync();
        }

        if (stands is "returned" or "signing" or "signed again")
        {
            await ReturnAsync(place, letter);
        }

        if (stands == "signing")
        {
            await SendAgainUngatheredAsync(place, letter);
        }

        if (stands == "signed again")
        {
            (await _flow.ResubmitAsync(place.Regency, letter)).Expect(HttpStatusCode.Accepted);
            await _flow.IdleAsync();
        }
    }

    private async Task SendAgainUngatheredAsync(Place place, string letter)
    {
        await host.HoldBackAsync(ApplyLetters.Queue);
        (await _flow.ResubmitAsync(place.Regency, letter)).Expect(HttpStatusCode.Accepted);
        await host.LoseAsync(ApplyLetters.Queue);
        Assert.Equal("signing", (await _flow.LetterAsync(place.Regency, letter))["status"]);
    }

    private async Task ReturnAsync(Place place, string letter)
    {
        (await _flow.ReviewAsync(place.Regency, letter, "returned", "Alasan")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
    }

    private async Task DoneAsync(CoveredProposal row) => Assert.Equal("done", (await _flow.ReplayAsync(await AsideAsync(row)))["status"]);

    private async Task<string> AsideAsync(CoveredProposal row) =>
        Assert.Single(await _flow.SetAsideAsync(ApplyLetters.Queue), item => item.ToString().Contains(row.Id, StringComparison.Ordinal))["id"]!.ToString();

    private Task SpoilAsync(CoveredProposal row) => host.SpoilAsync("registry", row.Village, $"proposal-{row.Id}");

    private Task RepairAsync(CoveredProposal row) => host.RepairAsync("registry", row.Village, $"proposal-{row.Id}");
}
