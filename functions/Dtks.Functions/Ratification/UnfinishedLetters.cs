using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using Dtks.Platform.Waiting;

namespace Dtks.Functions.Ratification;

/// <summary>Letters of which rows have yet to be gathered, counted again or carried over (RAT-3, RAT-8).</summary>
public sealed class UnfinishedLetters(DocumentStore store, LetterProgress progressOf) : IWaiting
{
    // Work on a large letter writes it again and again, so it may have been begun long before it was written last.
    private static readonly TimeSpan Back = TimeSpan.FromDays(60);

    private static readonly string Statuses = string.Join(
        ", ",
        new[] { LetterStatus.Signing, LetterStatus.Signed, LetterStatus.Recounting, LetterStatus.Conforming, LetterStatus.Returned, LetterStatus.Resubmitting }.Select(s => $"'{WireName.Of(s)}'"));

    /// <inheritdoc />
    public DocumentContainer Container => Partitions.RatificationsContainer;

    /// <inheritdoc />
    public string Condition { get; } = $"c.type = 'letter' AND c.state.status IN ({Statuses})";

    /// <inheritdoc />
    public async Task<IReadOnlyList<WaitingMessage>> FindAsync(Partition partition, WrittenWithin window, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(partition);
        ArgumentNullException.ThrowIfNull(window);
        var wide = window with { Since = window.Since - Back };
        var query = wide.Query($"SELECT * FROM c WHERE {Condition}");
        var unfinished = new List<WaitingMessage>();
        await foreach (var listed in store.AllAsync<LetterDocument>(partition, query, cancellation))
        {
            if (!listed.TryRead(out var letter, out var unreadable))
            {
                // Its message is set aside, and replayed once it is repaired.
                unfinished.Add(Of(partition.Value, unreadable.IdAfter(LetterDocument.IdOf(string.Empty)), after: 0));
            }
            else if (await IsUnfinishedAsync(letter, cancellation))
            {
                unfinished.Add(Of(letter.Regency, letter.State.Id, letter.After ?? 0));
            }
        }

        return unfinished;
    }

    private static WaitingMessage Of(string regency, string letter, long after) => new(ApplyLetters.Queue, new LetterMessage(regency, letter, after));

    private async Task<bool> IsUnfinishedAsync(LetterDocument letter, CancellationToken cancellation)
    {
        try
        {
            return IsUnfinished(letter, await progressOf.OfAsync(letter, cancellation) ?? LetterProgressDocument.Of(letter));
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            return true;
        }
    }

    private static bool IsUnfinished(LetterDocument letter, LetterProgressDocument progress) => letter.State.Status switch
    {
        LetterStatus.Signed => progress.Ratified + progress.NotApplied < (letter.IsOlder() ? letter.State.Rows : letter.Covered),
        LetterStatus.Returned => progress.PagesReviewed < letter.PageCount(),
        _ => true,
    };
}
