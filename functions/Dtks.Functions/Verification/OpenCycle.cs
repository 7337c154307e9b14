using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.Verification;

/// <summary>POST /cycles: opens a month by hand, as idempotent as the timer (VER-1).</summary>
public sealed class OpenCycle(Api api, CycleRepository cycles, CycleLifecycle lifecycle, IdempotentAnswers answers, ChangeCommit commit, TimeProvider clock)
{
    // The month stands in the body: what a key was used for is kept apart from the months, so that it is found whatever month a second body names.
    private const string CycleRequests = "requests";

    /// <summary>201 when this request opened the month, 200 with the same body when it was open before.</summary>
    [Function(nameof(OpenCycle))]
    [Access(Role.MinistryOfficer, Area = AccessArea.Nation)]
    [Takes<OpenCycleDraft>]
    [Answers<CycleView>]
    [Answers<CycleView>(201)]
    [Refuses(400, "cycle.period", Rule = "VER-1")]
    [Refuses(422, "cycle.notNow", Rule = "VER-1")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/cycles")] HttpRequest request, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<OpenCycleDraft>(body);
            var key = IdempotencyHeader.Read(request, caller, body);
            return await answers.OnceAsync(
                Partitions.Cycles(CycleRequests), key,
                () => OpenAsync(draft, by, key, cancellation),
                cancellation);
        });

    private async Task<Answer> OpenAsync(OpenCycleDraft draft, Actor by, IdempotencyKey key, CancellationToken cancellation)
    {
        var month = Read(draft);
        var run = await cycles.FindAsync(draft.Period, cancellation);
        if (run is null)
        {
            Refuse(month);
            run = await lifecycle.OpenAsync(month, by, key.Id, cancellation);
        }

        var view = new CycleView(run.Period, run.OpenedOn, run.ClosesOn);
        var answer = run.OpenedUnder == key.Id ? Answer.Created(view, $"/api/cycles/{run.Period}") : Answer.Done(view);
        return await answers.KeepAloneAsync(commit, Partitions.Cycles(CycleRequests), key, answer, cancellation);
    }

    private static CyclePeriod Read(OpenCycleDraft draft) =>
        CyclePeriod.TryParse(draft.Period, out var month) ? month : throw new ProblemException(Problem.Invalid("/period", "cycle.period", "VER-1"));

    private void Refuse(CyclePeriod month)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        if (!CycleCalendar.MayOpen(month, now))
        {
            var args = new Dictionary<string, string> { ["period"] = month.Value, ["running"] = CycleCalendar.MonthOf(now).Value };
            throw new ProblemException(new Problem(422, "cycle.notNow", "VER-1", args, [new ProblemError("/period", "cycle.notNow", "VER-1", args)]));
        }
    }
}
