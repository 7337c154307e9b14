using Dtks.Domain.Imports;
using Dtks.Platform.Changes;

namespace Dtks.Functions.Imports;

/// <summary>A kind of files with a row for each thing: how it is read, and what becomes of its rows. The module of a feature registers its own; nothing lists them.</summary>
public interface IImportKind
{
    /// <summary>Its name, as the purpose of its imports has it (<see cref="ImportPurpose.Kind"/>); null for prelists.</summary>
    string? Name { get; }

    /// <summary>The columns of its files.</summary>
    ImportTable Table { get; }

    /// <summary>The columns that a result has after those of the file: row, outcome, why, and the tracking code where its rows have one.</summary>
    IReadOnlyList<string> OfResults { get; }

    /// <summary>Whether the same bytes are worked once only.</summary>
    bool IsWorkedOnce { get; }

    /// <summary>Whether the parts of one import know nothing of each other: one is then decided while the one before it is saved.</summary>
    bool IsAhead { get; }

    /// <summary>What shows only over the whole of a file; it is refused for it.</summary>
    IReadOnlyList<ImportProblem> Problems(IReadOnlyList<ImportRow> rows);

    /// <summary>Rows that are decided together, such as those of a family.</summary>
    IReadOnlyList<IReadOnlyList<ImportRow>> Groups(IReadOnlyList<ImportRow> rows);

    /// <summary>
    /// Decides a part as things stand now; nothing of its village is saved by it. A kind whose rows lie in another partition saves them there, so that a part that is decided again comes to the same.
    /// </summary>
    Task<DecidedPart> DecideAsync(ImportDocument import, ImportRowsDocument rows, CancellationToken cancellation);

    /// <summary>What follows once a part was worked.</summary>
    /// <param name="before">The import before.</param>
    /// <param name="after">The import after.</param>
    IEnumerable<OutboxEntry> FollowUps(ImportDocument before, ImportState after);
}

/// <summary>A part whose rows are decided: to be saved once, or not at all.</summary>
/// <param name="TakeIn">Adds to a change in the village's partition what was decided; gives the result of each row.</param>
public sealed record DecidedPart(Func<ChangeSet, IReadOnlyList<RowResult>> TakeIn);
