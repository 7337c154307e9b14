using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Deliberations;

/// <summary>PUT /villages/{village}/deliberations/{id}/decisions: what was decided, in place of what was recorded before (MUS-2).</summary>
public sealed class RecordDecisions(Api api, DecisionSubjects subjects, DecisionAdvice advice, ICardDeliberations cards, DeliberationRecording recording, MessageCatalogue messages)
{
    /// <summary>Records the list, whole or not at all; the answer says what would better be said in it.</summary>
    [Function(nameof(RecordDecisions))]
    [Access(Role.VillageOfficer, Area = "village")]
    [Takes<List<DecisionDraft>>(IfMatch = true)]
    [Answers<DeliberationReceipt>]
    [Refuses(400, "input.required", "input.unknownValue", "list.size", "number.range", "text.characters", "text.length")]
    [Refuses(400, "resolution.cardUnknown", "resolution.forKind", Rule = "CRD-7")]
    [Refuses(400, "resolution.decisionForSubject", "resolution.householdUnknown", "resolution.proposalUnknown", "resolution.subject", "resolution.twice", Rule = "MUS-2")]
    [Refuses(400, "proposal.decisionForKind", Rule = "PRO-2")]
    [Refuses(400, "ground.forbidden", "ground.required", Rule = "VER-5")]
    [Refuses(409, "resolution.nothingToKeep", Rule = "GOV-3")]
    [Refuses(409, "proposal.notDeliberating", Rule = "MUS-2")]
    [Refuses(409, "deliberation.cancelled", "deliberation.concluded", Rule = "MUS-7")]
    [Refuses(409, "resolution.decidedElsewhere", Rule = "MUS-8")]
    [Refuses(422, "card.expired", "card.familyGone", Rule = "CRD-10")]
    [Refuses(422, "resolution.cardAwaitsCircular", Rule = "CRD-4")]
    [Refuses(422, "resolution.cardCountedAnyway", Rule = "CRD-5")]
    [Refuses(422, "card.blocked", Rule = "CRD-7")]
    [Refuses(422, "resolution.refusalUnexplained", Rule = "GOV-3")]
    [Refuses(422, "resolution.heldBefore", Rule = "MUS-2")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/villages/{village}/deliberations/{id}/decisions")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var drafts = RequestBody.Parse<List<DecisionDraft>>(await RequestBody.ReadBytesAsync(request, cancellation));
            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            IReadOnlyDictionary<string, ProposalStanding> standings = new Dictionary<string, ProposalStanding>();
            return await recording.RecordAsync(village, id, IfMatchHeader.Read(request), async state =>
            {
                var ids = await cards.NumberedAsync(village, drafts.Select(d => d?.Card), cancellation);
                drafts = [.. drafts.Select(d => d?.Card is { } named && ids.TryGetValue(named, out var card) ? d with { Card = card } : d!)];
                var named = await subjects.FindDecidedAsync(state, drafts.Select(d => d.Proposal), drafts.Select(d => d.Household), cancellation);
                standings = named.Proposals;
                return new DeliberationCommand.RecordDecisions(drafts, await WithCardsAsync(named, state, drafts, cancellation), caller.Actor);
            }, state => ReceiptAsync(state, standings, language, cancellation), cancellation);
        });

    private async Task<SubjectStandings> WithCardsAsync(SubjectStandings named, DeliberationState state, IReadOnlyList<DecisionDraft> drafts, CancellationToken cancellation) =>
        state.Kind == DeliberationKind.Cards ? named with { Cards = await cards.StandAsync(state, drafts.Select(d => d?.Card), [], cancellation) } : named;

    private async Task<DeliberationReceipt> ReceiptAsync(DeliberationState state, IReadOnlyDictionary<string, ProposalStanding> standings, string language, CancellationToken cancellation)
    {
        List<ProblemError> told = [.. DeliberationReadiness.OnDecisions(state), .. await advice.OfAsync(state, standings, cancellation)];
        return DeliberationReceipt.Of(state) with { Advice = told.Count > 0 ? UnmetView.Of(told, messages, language) : null };
    }
}
