using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Areas;
using Dtks.Functions.Claims;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Proposals;

/// <summary>
/// Takes a proposal in (PRO-1, PRO-2, PRO-4): whole, in the caller's area, for numbers that are not known to be claimed, and once per
/// idempotency key.
/// </summary>
public sealed class ProposalIntake(
    DocumentStore store, ProposalRepository repository, ClaimRepository claims, ChangeCommit commit, IdempotentAnswers answers, AreaDirectory areas, TrackingCode tracking)
{
    /// <summary>The answer to a proposal: 201, or the one given before under the same key.</summary>
    /// <exception cref="ProblemException">400, 403, 409 by docs/design.md; nothing is left behind then.</exception>
    public async Task<Answer> SubmitAsync(Caller caller, Actor by, ProposalDraft draft, IdempotencyKey key, CancellationToken cancellation)
    {
        var submitted = Read(caller, by, draft, key);
        return await answers.OnceAsync(() => RepeatedAsync(key, cancellation), () => TakeAsync(by, submitted, key, cancellation), cancellation);
    }

    private ProposalSubmitted Read(Caller caller, Actor by, ProposalDraft draft, IdempotencyKey key)
    {
        var named = draft.Household?.Village ?? string.Empty;
        var village = AreaCode.TryParse(named, out var code) && code.Level == Domain.Areas.AreaLevel.Village ? code : AreaCode.Nation;
        var trackingCode = village.Level == Domain.Areas.AreaLevel.Village ? tracking.Of(village.Value, key.Id) : string.Empty;
        var events = Accepted.Events(repository.Decide(new ProposalCommand.Submit(tracking.ProposalOf(trackingCode), trackingCode, draft, by), state: null, village));
        if (!areas.Exists(named))
        {
            throw new ProblemException(Problem.Invalid("/household/village", "area.unknown", "REG-2", new Dictionary<string, string> { ["area"] = named }));
        }

        caller.RequireArea(village, "/household/village");
        return (ProposalSubmitted)events[0];
    }

    private async Task<Answer?> RepeatedAsync(IdempotencyKey key, CancellationToken cancellation)
    {
        if (!key.Given)
        {
            return null;
        }

        var id = RequestId(key);
        var request = await store.ReadAsync<RequestDocument>(Partitions.Identities(id), id, cancellation);
        if (request is null)
        {
            return null;
        }

        return request.BodyHash == key.BodyHash
            ? await answers.FindAsync(Partitions.Registry(request.Village), key, cancellation)
            : throw new ProblemException(new Problem(409, "idempotency.otherBody"));
    }

    private async Task<Answer> TakeAsync(Actor by, ProposalSubmitted submitted, IdempotencyKey key, CancellationToken cancellation)
    {
        await RefuseClaimedAsync(by, submitted, cancellation);
        await RememberAsync(key, submitted.Family.Village.Value, cancellation);
        var (change, state) = repository.Change(before: null, [submitted]);
        var answer = Answer.Created(
            new ProposalReceipt(state.Id, state.TrackingCode, state.Status, state.Village.Value),
            $"/api/proposals/{state.Village}/{state.Id}");
        await commit.SaveAsync(IdempotentAnswers.Keep(change, key, answer), cancellation);
        return answer;
    }

    /// <summary>
    /// REG-5 at the door, for those who may know: officials, and whoever made the earlier claim. A stranger is told after matching only, or
    /// the answer would show who is in the register (REG-3).
    /// </summary>
    private async Task RefuseClaimedAsync(Actor by, ProposalSubmitted submitted, CancellationToken cancellation)
    {
        if (submitted.Kind == ProposalKind.Assistance)
        {
            return;
        }

        var errors = new List<ProblemError>();
        foreach (var (id, pointer) in Numbers(submitted))
        {
            if (await claims.FindAsync(id, cancellation) is { } claim && (by.Role != Role.Citizen || claim.ProposedBy == by.Subject))
            {
                errors.Add(new ProblemError(pointer, "identity.claimed", "REG-5"));
            }
        }

        if (errors.Count > 0)
        {
            throw new ProblemException(new Problem(409, "identity.claimed", "REG-5", Errors: errors));
        }
    }

    private IEnumerable<(string Id, string Pointer)> Numbers(ProposalSubmitted submitted) =>
        submitted.Family.Members
            .Select((member, i) => (claims.NikId(member.Nik), $"/household/members/{i}/nik"))
            .Append((claims.CardId(submitted.Family), "/household/familyCardNumber"));

    private async Task RememberAsync(IdempotencyKey key, string village, CancellationToken cancellation)
    {
        if (!key.Given)
        {
            return;
        }

        var request = new RequestDocument { Id = RequestId(key), BodyHash = key.BodyHash, Village = village, TimeToLive = AnswerDocument.KeptSeconds };
        if (!await store.TryCreateAsync(Partitions.Identities(request.Id), request, cancellation)
            && await RepeatedAsync(key, cancellation) is not null)
        {
            // Somebody sent the same request at the same moment and was answered: give that answer.
            throw new StaleException();
        }
    }

    private static string RequestId(IdempotencyKey key) => $"request-{key.Id}";
}
