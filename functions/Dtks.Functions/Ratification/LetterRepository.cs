using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Protection;

namespace Dtks.Functions.Ratification;

/// <summary>Loads letters, and turns what was decided about one into a change.</summary>
public sealed class LetterRepository(DocumentStore store, KeyedHash hash, TimeProvider clock)
{
    /// <summary>A letter, or null when there is none.</summary>
    public async Task<LetterDocument?> FindAsync(string regency, string letter, CancellationToken cancellation) =>
        PathId.IsId(letter)
            ? await store.ReadAsync<LetterDocument>(Partitions.Ratifications(regency), LetterDocument.IdOf(letter), cancellation)
            : null;

    /// <summary>Whether the letter's number stands on another letter of its regency (RAT-1).</summary>
    public async Task<bool> IsNumberUsedAsync(LetterState letter, CancellationToken cancellation) =>
        await store.ReadAsync<LetterNumberDocument>(Partitions.Ratifications(letter.Regency.Value), NumberId(letter), cancellation) is not null;

    /// <summary>The document that takes the letter's number.</summary>
    public LetterNumberDocument NumberOf(LetterState letter) => new() { Id = NumberId(letter), Regency = letter.Regency.Value, Letter = letter.Id };

    /// <summary>The change that follows from what happened to a letter: audit entry, event, and the work on its rows.</summary>
    public ChangeSet Change(LetterDocument letter, LetterEvent happened, Actor by)
    {
        var state = happened.State;
        var partition = Partitions.Ratifications(letter.Regency);
        return new ChangeSet(partition)
            .Create(AuditDocument.Of(partition, by, happened.Meta.Code, letter.Id, clock.GetUtcNow()))
            .Then(
                OutboxEntry.Event(
                    $"dtks.{happened.Meta.Code}.v1",
                    $"ratifications/{letter.Regency}/{state.Id}",
                    new LetterEventData(state.Id, letter.Regency, state.Period, state.Status, state.Rows, state.Digest)),
                OutboxEntry.Message(ApplyLetters.Queue, new LetterMessage(letter.Regency, state.Id, letter.After)));
    }

    // A letter's number may hold any character; a document's id may not.
    private string NumberId(LetterState letter) => $"number-{hash.Of("letter", letter.Number.ToUpperInvariant())[..32]}";
}
