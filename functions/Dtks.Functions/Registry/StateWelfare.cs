using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.Registry;

/// <summary>PUT /households/{village}/{id}/welfare: the household's welfare decile, with where and of when it was read (REG-9).</summary>
public sealed class StateWelfare(
    Api api, HouseholdRepository households, HouseholdDecisions decisions, ChangeCommit commit, OptimisticRetry retry, PolicyVersions policies, MessageCatalogue messages, TimeProvider clock)
{
    /// <summary>States it; said again it is no news.</summary>
    [Function(nameof(StateWelfare))]
    [Access(Role.RegencyOfficer, Role.MinistryOfficer, Area = "village")]
    [Takes<WelfareDraft>(IfMatch = true)]
    [Answers<WelfareView>]
    [Refuses(400, "date.format", "input.required", "number.range", "text.characters", "text.length")]
    [Refuses(400, "welfare.later", Rule = "REG-9")]
    [Refuses(409, "household.missing")]
    [Refuses(409, "change.memberGone", "change.underWay", "household.ended", Rule = "REG-8")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/households/{village}/{id}/welfare")] HttpRequest request, string village, string id, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var draft = RequestBody.Parse<WelfareDraft>(await RequestBody.ReadBytesAsync(request, cancellation));
            var (ifMatch, today) = (IfMatchHeader.Read(request), TimeZones.DateIn(AreaCode.Parse(village), Instant.FromDateTimeOffset(clock.GetUtcNow())));
            var welfare = Accepted.Value(Welfare.Read(draft, today));
            var state = await retry.RetryAsync(() => StateAsync(village, id, welfare, caller.Actor, ifMatch, cancellation), cancellation);
            return Answer.Done(WelfareView.Of(state.Id, state.Welfare!, policies.At(today), messages, MessageCatalogue.Choose(request.Headers.AcceptLanguage)));
        });

    private async Task<HouseholdState> StateAsync(string village, string id, Welfare welfare, Actor by, ExpectedVersion ifMatch, CancellationToken cancellation)
    {
        var found = await households.FindAsync(village, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
        ifMatch.Require(found.EntityTag());
        if (decisions.Change(found, new HouseholdCommand.StateWelfare(welfare, by)) is not { } change)
        {
            return found.State;
        }

        await commit.SaveAsync(change, cancellation);
        return found.State with { Welfare = welfare };
    }
}
