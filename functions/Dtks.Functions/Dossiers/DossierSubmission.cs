using Dtks.Domain.Areas;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Functions.Deliberations;
using Dtks.Platform.Changes;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Dossiers;

/// <summary>
/// Takes a village's dossier. It is saved together with its deliberation, which knows its dossiers: of two at once the later sees what the earlier holds, and no row is in
/// two that are on their way.
/// </summary>
public sealed class DossierSubmission(DossierRepository dossiers, DeliberationRepository deliberations, DossierGathering gathering, ChangeCommit commit, IdempotentAnswers answers)
{
    /// <summary>The answer: 201, also to the same again under its key.</summary>
    /// <exception cref="ProblemException">400, 422 by docs/design.md; nothing is left behind then.</exception>
    public Task<Answer> SubmitAsync(AreaCode village, DossierDraft draft, Actor by, IdempotencyKey key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(village);
        ArgumentNullException.ThrowIfNull(key);
        return answers.OnceAsync(
            Partitions.Registry(village.Value), key,
            () => TakeAsync(village, draft, by, key, cancellation),
            async () => await dossiers.FindAsync(village.Value, key.Id, cancellation) is { } found ? AnswerOf(found.State) : null,
            cancellation);
    }

    private async Task<Answer> TakeAsync(AreaCode village, DossierDraft draft, Actor by, IdempotencyKey key, CancellationToken cancellation)
    {
        var (policy, now) = dossiers.Today(village);
        var read = Accepted.Value(DossierReader.Read(draft, TimeZones.DateIn(village, now)));
        var deliberation = await deliberations.FindAsync(village.Value, read.Deliberation, cancellation);
        var gathered = await gathering.OfAsync(deliberation, read, cancellation);
        var happened = Accepted.Events(DossierDecider.Submit(key.Id, village, read, gathered, by, policy, now))[0];
        var (change, state) = DossierRepository.Change(before: null, happened);
        change.Create(new DossierRowsDocument { Id = DossierRowsDocument.IdOf(state.Id), Village = village.Value, Rows = gathered.Rows });
        change.Replace(deliberation! with { Dossiers = [.. deliberation.Dossiers ?? [], state.Id] });
        var answer = AnswerOf(state);
        await commit.SaveAsync(answers.Keep(change, key, answer), cancellation);
        return answer;
    }

    // As it was handed in, whatever became of it since.
    private static Answer AnswerOf(DossierState state) =>
        Answer.Created(new DossierReceipt(state.Id, DossierStatus.Submitted, state.Rows, state.Digest), $"/api/villages/{state.Village}/dossiers/{state.Id}");
}
