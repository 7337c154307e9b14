using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Functions.Areas;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Proposals;

/// <summary>
/// Takes a proposal in (PRO-1, PRO-2, PRO-4): whole, in the caller's area, for numbers that are not known to be claimed, and once per
/// idempotency key.
/// </summary>
public sealed class ProposalIntake(
    ProposalRepository repository, IntakeRequests requests, IntakeDoor door, SameFamilies same, ChangeCommit commit, IdempotentAnswers answers, AreaDirectory areas, TrackingCode tracking, IRegisteredCitizens citizens)
{
    /// <summary>The answer to a proposal: 201, or the one given before under the same key.</summary>
    /// <exception cref="ProblemException">400, 403, 409 by docs/design.md; nothing is left behind then.</exception>
    public async Task<Answer> SubmitAsync(Caller caller, Actor by, ProposalDraft draft, IdempotencyKey key, string language, CancellationToken cancellation)
    {
        var submitted = Read(caller, by, draft, key, (await IsRegisteredAsync(by, cancellation), await NikAsync(by, cancellation)));
        return await answers.MostlyFirstAsync(
            () => requests.AnsweredAsync(key, language, cancellation), () => TakeAsync(by, submitted, key, language, cancellation), cancellation);
    }

    private ProposalSubmitted Read(Caller caller, Actor by, ProposalDraft draft, IdempotencyKey key, (bool IsRegistered, Nik? Nik) citizen)
    {
        var named = draft.Household?.Village ?? string.Empty;
        var village = AreaCode.TryParse(named, out var code) && code.Level == Domain.Areas.AreaLevel.Village ? code : AreaCode.Nation;
        var trackingCode = village.Level == Domain.Areas.AreaLevel.Village ? tracking.Of(village.Value, key.Id) : string.Empty;
        var events = Accepted.Events(repository.Decide(new ProposalCommand.Submit(tracking.ProposalOf(trackingCode), trackingCode, draft, by, citizen.IsRegistered) { Proposer = citizen.Nik }, state: null, village));
        if (!areas.Exists(named))
        {
            throw new ProblemException(Problem.Invalid("/household/village", "area.unknown", "REG-2", new Dictionary<string, string> { ["area"] = named }));
        }

        caller.RequireArea(village, "/household/village");
        return (ProposalSubmitted)events[0];
    }

    // Looked up only where the policy asks for it.
    private async Task<bool> IsRegisteredAsync(Actor by, CancellationToken cancellation) =>
        by.Role != Role.Citizen || !repository.Policy(by.Area).RegistrationRequired || await citizens.IsConfirmedAsync(by.Area.Value, by.Subject, cancellation);

    private async Task<Nik?> NikAsync(Actor by, CancellationToken cancellation) => by.Role == Role.Citizen ? await citizens.NikAsync(by.Area.Value, by.Subject, cancellation) : null;

    private async Task<Answer> TakeAsync(Actor by, ProposalSubmitted submitted, IdempotencyKey key, string language, CancellationToken cancellation)
    {
        await door.RefuseAsync(by, Entering.Of(submitted), cancellation);
        if (await requests.BegunBeforeAsync(key, submitted.Family.Village.Value, language, cancellation) is { } given)
        {
            return given;
        }

        var sameAs = await SameAsync(by, submitted, cancellation);
        var (change, state) = repository.Change(before: null, [submitted], sameAs: sameAs);
        await commit.SaveAsync(change, cancellation);
        return requests.AnswerOf(state, sameAs, language);
    }

    // As the proposer knows them: an office the proposals of its village, a citizen none but their own (REG-3).
    private async Task<IReadOnlyList<string>?> SameAsync(Actor by, ProposalSubmitted submitted, CancellationToken cancellation)
    {
        var card = same.CardOf(submitted.Family);
        var found = (await same.OfAsync(submitted.Family.Village.Value, [card], cancellation))[card].Where(one => by.Role != Role.Citizen || one.ProposedBy == by.Subject).ToList();
        return found.Count == 0 ? null : [.. found.Select(one => by.Role == Role.Citizen ? one.TrackingCode : one.Proposal)];
    }
}
