using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Newtonsoft.Json;
using NodaTime;

namespace Dtks.Functions.Citizens;

/// <summary>GET /me: a citizen's own registration, and what they proposed in their village, oldest first; each read is audited (REG-3).</summary>
public sealed class GetMe(Api api, Listing listing, RegistrationRepository registrations, ProposalRepository proposals, IObjections objections, AuditedReads reads, PolicyVersions policies, MessageCatalogue messages)
{
    /// <summary>The registration, and one page of proposals.</summary>
    [Function(nameof(GetMe))]
    [QueryParameters(Paged = true)]
    [Access(Role.Citizen, Area = AccessArea.None)]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "me")] HttpRequest request, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            var (village, id) = (caller.Area.Value, registrations.IdOf(caller.Subject));
            var page = await listing.PageAsync<ListedProposal, OwnProposal>(
                request, caller, Partitions.Registry(village), Query(caller), found => new Place(Listing.Key(found.CreatedOn), found.Id), (found, stop) => ItemAsync(found, language, stop), cancellation);
            var (found, isUnreadable) = await registrations.LookAsync(village, id, cancellation);
            var view = new MeView(RegistrationView.Of(found?.State, policies, messages, language), isUnreadable ? listing.ItemOf(id, request) : null, page);
            return await reads.ShowAsync(Partitions.Registry(village), RegistrationDocument.IdOf(id), caller.Actor, "registration.read", view, found?.ETag, cancellation);
        });

    private static OrderedQuery Query(Caller caller) =>
        new OrderedQuery(ListedProposal.Members, "c.type = 'proposal' AND c.state.proposedBy = @subject", "createdOn") { IdStart = ProposalDocument.IdOf(string.Empty) }
            .With("@subject", caller.Subject);

    // One that followed its household is read where it is by now; a document of before summaries were stored, or said why it is refused, whole.
    private async Task<OwnProposal> ItemAsync(ListedProposal listed, string language, CancellationToken cancellation)
    {
        var isWhole = listed.HandedTo is null && (listed.Summary?.Refusal is not null || listed.Status is not (ProposalStatus.Refused or ProposalStatus.Ineligible));
        var found = isWhole && listed.Summary is not null ? null : await proposals.FindWhereItIsAsync(listed.Village, listed.Proposal, cancellation);
        var summary = found?.Summary ?? listed.Summary ?? throw new JsonSerializationException("It has no summary.");
        var wentTo = listed.HandedTo is null ? null : WentTo.Of(found?.State.HandedTo ?? found?.State.Village, listed.Proposal);
        var (status, village) = (found?.Status ?? listed.Status, found?.Village ?? listed.Village);
        var objection = ReopeningRules.IsRefused(status) ? await objections.ToAsync(village, listed.Proposal, NodaConstants.UnixEpoch, cancellation) : null;
        return new OwnProposal(
            listed.Proposal, listed.TrackingCode, status, village, summary.Kind, summary.Head, summary.Members, listed.CreatedOn, ProposalSummary.Awaited(status, summary.DueOn),
            RefusalWords.Of(status, summary.Refusal, policies, messages, language, objection), wentTo, found?.State.HouseholdId ?? listed.HouseholdId);
    }
}
