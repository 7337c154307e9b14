using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Proposals;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Deliberations;

/// <summary>A deliberation that was recorded wrongly is put right, or given up, until it is concluded.</summary>
[Collection("deliberations")]
public sealed class UntilConcludedTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "MUS-3")]
    public async Task Whoever_was_left_out_of_the_attendance_is_added_and_it_is_concluded_with_the_documents_it_has()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow, draft: DeliberationFlow.Draft("regular", "villageGovernment", "bpd"));
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(0)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "deliberation.elementAbsent", "MUS-3");
        var read = await _flow.GetAsync(deliberation.Path, deliberation.Officer);
        var all = DeliberationFlow.Draft()["attendees"]!;

        (await AttendAsync(deliberation, all, deliberation.Head)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
        (await AttendAsync(deliberation, new JArray())).ExpectProblem(HttpStatusCode.BadRequest, "list.size", "MUS-3", "");
        (await AttendAsync(deliberation, all, headers: ("If-Match", read.ETag))).Expect(HttpStatusCode.OK);
        (await AttendAsync(deliberation, new JArray(all[0]!), headers: ("If-Match", read.ETag))).ExpectProblem(HttpStatusCode.PreconditionFailed, "stale");
        (await AttendAsync(deliberation, all)).Expect(HttpStatusCode.OK);

        (await deliberation.ConcludeAsync(0)).Expect(HttpStatusCode.OK);
        Assert.Single(await host.TrailAsync(deliberation.Village), e => e.Action == "deliberation.attendanceCorrected");
        (await AttendAsync(deliberation, all)).ExpectProblem(HttpStatusCode.Conflict, "deliberation.concluded", "MUS-7");
    }

    [Fact]
    [Trait("rule", "MUS-7")]
    [Trait("rule", "MUS-1")]
    public async Task One_that_is_given_up_frees_its_proposals_counts_for_no_duty_and_says_why()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var proposal = Assert.Single(await deliberation.ProposeAsync("register"));
        (await deliberation.DecideAsync((proposal, "admit"))).Expect(HttpStatusCode.OK);
        var pending = (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created);
        await deliberation.UploadAsync();

        (await CancelAsync(deliberation, null)).ExpectProblem(HttpStatusCode.BadRequest, "input.required", pointer: "/reason");
        (await CancelAsync(deliberation, "Salah catat", deliberation.Head)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
        var first = (await CancelAsync(deliberation, "Salah catat")).Expect(HttpStatusCode.OK);
        Assert.Equal("cancelled", first["status"]);
        Assert.Equal(first.Text, (await CancelAsync(deliberation, "Salah catat lagi")).Expect(HttpStatusCode.OK).Text);

        foreach (var answer in new[] { await deliberation.ConcludeAsync(1), await deliberation.DecideAsync(), await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes")), await deliberation.CompleteAsync(pending["id"]!) })
        {
            answer.ExpectProblem(HttpStatusCode.Conflict, "deliberation.cancelled", "MUS-7");
        }

        var seen = (await _flow.GetAsync(deliberation.Path, deliberation.Officer)).Expect(HttpStatusCode.OK);
        Assert.Equal(("cancelled", "Salah catat", null, null), (seen["status"], seen["reason"], seen["unmet"], seen["advice"]));
        Assert.Equal(deliberation.Id, (await _flow.GetAsync($"/villages/{deliberation.Village}/deliberations?status=cancelled", deliberation.Officer)).Expect(HttpStatusCode.OK)["items[0].id"]);
        Assert.Empty((await _flow.GetAsync($"/villages/{deliberation.Village}/deliberations?status=open", deliberation.Officer)).Expect(HttpStatusCode.OK).Json["items"]!);
        await _flow.IdleAsync();
        Assert.Empty((await _flow.GetAsync($"/public/villages/{deliberation.Village}/deliberations")).Expect(HttpStatusCode.OK).Json["items"]!);
        Assert.Null((await _flow.GetAsync($"/villages/{deliberation.Village}/deliberation-duty", deliberation.Head)).Expect(HttpStatusCode.OK)["lastHeldOn"]);
        var agenda = (await _flow.GetAsync($"/villages/{deliberation.Village}/deliberations/agenda", deliberation.Officer)).Expect(HttpStatusCode.OK);
        Assert.Equal((proposal, null), (agenda["items[0].proposal"], agenda["items[0].open"]));

        var other = await DeliberationFlow.OpenAsync(_flow, deliberation.Village);
        (await other.DecideAsync((proposal, "admit"))).Expect(HttpStatusCode.OK);
        await other.UploadAsync();
        (await other.ConcludeAsync(1)).Expect(HttpStatusCode.OK);
        (await CancelAsync(other, "Terlambat")).ExpectProblem(HttpStatusCode.Conflict, "deliberation.concluded", "MUS-7");
    }

    [Fact]
    [Trait("rule", "MUS-7")]
    public async Task Of_a_conclusion_and_a_cancellation_at_once_one_wins()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        await deliberation.UploadAsync();

        var answers = await Task.WhenAll(deliberation.ConcludeAsync(0), CancelAsync(deliberation, "Salah catat"));

        var won = Assert.Single(answers, a => a.Status == HttpStatusCode.OK)["status"]!;
        Assert.Single(answers, a => a.Status == HttpStatusCode.Conflict).ExpectProblem(HttpStatusCode.Conflict, "deliberation." + won, "MUS-7");
        Assert.Equal(won, (await _flow.GetAsync(deliberation.Path, deliberation.Officer))["status"]);
    }

    private Task<Answer> CancelAsync(DeliberationFlow deliberation, string? reason, string? token = null) =>
        _flow.PostAsync($"{deliberation.Path}/cancellation", token ?? deliberation.Officer, reason is null ? "{}" : (object)new { reason });

    private Task<Answer> AttendAsync(DeliberationFlow deliberation, JToken attendees, string? token = null, params (string Name, string Value)[] headers) =>
        _flow.PutAsync($"{deliberation.Path}/attendees", token ?? deliberation.Officer, attendees, headers);
}
