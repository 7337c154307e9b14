using Dtks.Domain.Areas;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Dossiers;

/// <summary>Takes a village's dossier, and saves it together with what is in it: of two at once the later sees what the earlier holds.</summary>
public sealed class DossierSubmission(DossierRepository dossiers, DossierMatters matters, ChangeCommit commit, IdempotentAnswers answers)
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
        var read = Accepted.Value(DossierReader.Read(draft, TimeZones.DateIn(village, dossiers.Today(village).Now)));
        var begun = await matters.Of(read.Subject).SubmitAsync(key.Id, village, read, by, cancellation);
        var (change, state) = DossierRepository.Change(before: null, begun.Happened);
        begun.Beside(change);
        if ((read.Replaces ?? begun.InPlaceOf) is { } replaces && await dossiers.FindAsync(village.Value, replaces, cancellation) is { State: var replaced })
        {
            change.Then(OutboxEntry.Projection(DossierPlaces.ProjectionName, DossierPlace.Of(replaced) with { ReplacedBy = key.Id }));
        }

        var answer = AnswerOf(state);
        await commit.SaveAsync(answers.Keep(change, key, answer), cancellation);
        return answer;
    }

    // As it was handed in, whatever became of it since.
    private static Answer AnswerOf(DossierState state) =>
        Answer.Created(new DossierReceipt(state.Id, DossierStatus.Submitted, state.Rows, state.Digest), $"/api/villages/{state.Village}/dossiers/{state.Id}");
}
