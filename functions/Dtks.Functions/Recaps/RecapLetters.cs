using Dtks.Functions.Data;
using Dtks.Functions.Ratification;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.Recaps;

/// <summary>The numbers of the letters that a regency's sheets are under, a hundred to a query.</summary>
public sealed class RecapLetters(DocumentStore store, UnreadableRecords unreadables)
{
    private const int AtATime = 100;

    /// <summary>The number of each, by id; one that cannot be read is told, and is not among them.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NumbersAsync(string regency, IEnumerable<string?> letters, CancellationToken cancellation)
    {
        var (partition, found) = (Partitions.Ratifications(regency), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var chunk in letters.OfType<string>().Distinct(StringComparer.Ordinal).Select(LetterDocument.IdOf).Chunk(AtATime))
        {
            await foreach (var letter in store.AllAsync<NumberedLetter>(partition, DocumentQuery.OfIds("c.id, c.state.number", chunk), cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation))
            {
                found[letter.Id[LetterDocument.IdOf(string.Empty).Length..]] = letter.Number;
            }
        }

        return found;
    }

    private sealed record NumberedLetter(string Id, string Number);
}
