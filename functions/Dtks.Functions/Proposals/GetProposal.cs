using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>GET /proposals/{village}/{id}: for who proposed it, and officers of the area.</summary>
public sealed class GetProposal(Api api, ProposalRepository repository, IObjections objections, IReturnedLetters letters, AuditedReads reads, PolicyVersions policies, MessageCatalogue messages, TimeProvider clock)
{
    /// <summary>The proposal; 404 for a citizen's that is another's.</summary>
    [Function(nameof(GetProposal))]
    [Access(Role.Citizen, Officers = true, Area = "village", Concerned = [Role.Citizen])]
    [Answers<ProposalView>(ETag = true)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/proposals/{village}/{id}")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var found = await repository.FindForAsync(caller, village, id, cancellation);
            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            var objection = ReopeningRules.RefusedAt(found.State) is { } since ? await objections.ToAsync(found.Village, found.State.Id, since, cancellation)
                : WithheldAssistance.Since(found.State) is { } admitted ? await objections.ToWithheldAsync(found.Village, found.State.Id, admitted, cancellation)
                : null;
            var today = policies.At(TimeZones.DateIn(found.State.Village, Instant.FromDateTimeOffset(clock.GetUtcNow())));
            var view = ProposalView.Of(found.State, toCitizen: caller.Role == Role.Citizen, await FirstAsync(found.State, caller, cancellation), policies, today, messages, language, objection);
            if (found.State is { Status: ProposalStatus.Returned, ReturnedAlone: not true, LetterId: { } letter } && await letters.WentWithoutAsync(found.Village, letter, found.State.History[^1].Meta.At, cancellation))
            {
                view = view with { Explanation = messages.Text(language, "explanation.returnedWithout", args: null) };
            }

            return await reads.ShowAsync(Partitions.Registry(village), found.Id, caller.Actor, "proposal.read", view, found.ETag, cancellation);
        });

    // By its id to officers of its area, by its code to who made it; to others the history says that there is one.
    private async Task<FirstView?> FirstAsync(ProposalState proposal, Caller caller, CancellationToken cancellation) =>
        proposal.First is not { } first ? null
        : first.ProposedBy == caller.Subject ? new FirstView(first.Village, first.Proposal, (await repository.FindAsync(first.Village, first.Proposal, cancellation))?.TrackingCode)
        : caller.Role != Role.Citizen && caller.Area.Covers(AreaCode.Parse(first.Village)) ? new FirstView(first.Village, first.Proposal, TrackingCode: null)
        : null;
}
