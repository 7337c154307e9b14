using Dtks.Functions.Proposals;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;

namespace Dtks.Functions.Imports;

/// <summary>Has the proposals of a part of an import matched. What is lost on the way is found by the look after what waits, as any proposal that was not matched.</summary>
public sealed class ImportMatching(ImportRepository repository, BulkMatching matching)
{
    /// <summary>Matches those of one part.</summary>
    /// <exception cref="MessageException">It names no part.</exception>
    public async Task MatchAsync(ImportMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        var chunk = message.Chunk ?? throw new MessageException($"no part of the import {message.Import} is named");
        if (await repository.ResultsAsync(message.Village, message.Import, chunk, cancellation) is { } found)
        {
            await matching.MatchAsync(message.Village, found.Results.Select(r => r.Proposal).OfType<string>().Distinct(StringComparer.Ordinal), cancellation);
        }
    }
}
