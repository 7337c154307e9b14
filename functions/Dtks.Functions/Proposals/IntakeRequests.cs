using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Proposals;

/// <summary>
/// What was proposed under which idempotency key. The answer is not kept: it is told from the proposal, for as long as that stands.
/// </summary>
public sealed class IntakeRequests(DocumentStore store, ProposalRepository repository, TrackingCode tracking, BodyHash hash, MessageCatalogue messages)
{
    /// <summary>The answer to an intake, as it was when the proposal came in.</summary>
    public Answer AnswerOf(ProposalState state, IReadOnlyList<string>? sameAs, string language) => Answer.Created(
        new ProposalReceipt(state.Id, state.TrackingCode, ProposalStatus.Submitted, state.Village.Value)
        {
            Advice = sameAs is null ? null : [new ProposalAdvice(SameFamilies.Code, messages.Text(language, SameFamilies.Code, SameArgs(sameAs)), "REG-5")],
        },
        $"/api/proposals/{state.Village}/{state.Id}");

    /// <summary>What the text of likely the same family fills in.</summary>
    internal static IReadOnlyDictionary<string, string> SameArgs(IReadOnlyList<string> sameAs) => new Dictionary<string, string>(StringComparer.Ordinal) { ["first"] = string.Join(", ", sameAs) };

    /// <summary>Notes that a request begins; the answer that it was given before, if it was.</summary>
    /// <exception cref="ProblemException">409 when the key was used with another body.</exception>
    public async Task<Answer?> BegunBeforeAsync(IdempotencyKey key, string village, string language, CancellationToken cancellation)
    {
        if (!key.Given)
        {
            return null;
        }

        var request = new RequestDocument { Id = IdOf(key), BodyHash = hash.Of(key), Village = village };
        return await store.TryCreateAsync(Partitions.Identities(request.Id), request, cancellation) ? null : await AnsweredAsync(key, language, cancellation);
    }

    /// <summary>The answer given before under the key; null when there is none, also when the first attempt died before it saved.</summary>
    /// <exception cref="ProblemException">409 when the key was used with another body.</exception>
    public async Task<Answer?> AnsweredAsync(IdempotencyKey key, string language, CancellationToken cancellation)
    {
        if (!key.Given)
        {
            return null;
        }

        var id = IdOf(key);
        if (await store.ReadAsync<RequestDocument>(Partitions.Identities(id), id, cancellation) is not { } request)
        {
            return null;
        }

        hash.Require(request.BodyHash, key);

        // A proposal of before ids came from codes has its request's key for an id.
        var found = await repository.FindAsync(request.Village, tracking.ProposalOf(tracking.Of(request.Village, key.Id)), cancellation)
            ?? await repository.FindAsync(request.Village, key.Id, cancellation);
        return found is null ? null : AnswerOf(found.State, found.SameAs, language);
    }

    private static string IdOf(IdempotencyKey key) => $"request-{key.Id}";
}
