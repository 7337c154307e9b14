using Dtks.Platform.Messaging;

namespace Dtks.Functions.Imports;

/// <summary>Reads the rows of a part and has them decided as their kind is; nothing is saved by it.</summary>
public sealed class ImportDeciding(ImportRepository repository, ImportKinds kinds)
{
    /// <summary>Decides a part as things stand now.</summary>
    /// <exception cref="MessageException">Its rows are gone.</exception>
    public async Task<DecidedPart> DecideAsync(ImportDocument import, int chunk, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(import);
        var rows = await repository.RowsAsync(import.Village, import.State.Id, chunk, cancellation)
            ?? throw new MessageException($"the rows of part {chunk} of the import {import.State.Id} are gone");
        return await kinds.Of(import).DecideAsync(import, rows, cancellation);
    }
}
