using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Data;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Functions.ServiceDesk.GuestBook;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.Letters;

/// <summary>
/// Numbers letters of the one-stop service: each the next of its kind in a regency and year, made if it is not there with the step it is about. Those that take one at the same moment try for numbers of their own; where two processes took the same, the later's step is not saved, and is done again;
/// nothing is written by all. And keeps the copies of recommendations (SVC-5, SVC-6, SVC-9).
/// </summary>
public sealed class HelpLetters(DocumentStore store, NumbersInFlight numbers, UnreadableRecords unreadables) : IHelpLetters
{
    /// <inheritdoc />
    public async Task<HelpNumbered> NumberAsync(HelpApplicationDocument application, IReadOnlyList<HelpEvent> events, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(application);
        var after = events.Aggregate(application.State, HelpEvolution.Evolve);
        if (events.Select(e => HelpLetterRules.KindOf(e, after.End)).FirstOrDefault(kind => kind is not null) is not { } kind)
        {
            return new HelpNumbered(application);
        }

        var date = TimeZones.DateIn(after.Applicant.Village, after.History[^1].At);
        var turn = numbers.Enter($"letters/{after.Regency}/{HelpLetterNumberDocument.QueueOf(kind, date.Year, 0)}");
        try
        {
            var number = turn.Take(await LastAsync(after.Regency, kind, date.Year, cancellation));
            return Numbered(application, after, (kind, number, date)) with { Turn = turn };
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    private static HelpNumbered Numbered(HelpApplicationDocument application, HelpApplicationState after, (HelpLetterKind Kind, int Number, LocalDate Date) letter)
    {
        var (kind, number, date) = letter;
        var queue = HelpLetterNumberDocument.QueueOf(kind, date.Year, number);
        var taken = new HelpLetterNumberDocument { Id = HelpLetterNumberDocument.IdOf(queue), Regency = after.Regency.Value, Queue = queue, Application = after.Id };
        return new HelpNumbered(application with { Letters = [.. application.Letters ?? [], new HelpLetter(kind, HelpLetterText.NumberOf(kind, number, date.Year), date)] }, change => change.Create(taken));
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<HelpCopy>> CopiesAsync(HelpApplicationState application, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(application);
        if (application.Recommendation is null)
        {
            return [];
        }

        var partition = Partitions.ServiceDesk(application.Regency.Value);
        var query = DocumentQuery.OfIds("*", Enum.GetValues<CopyRecipient>().Select(to => HelpCopyDocument.IdOf(application.Id, to)));
        var (read, _) = await unreadables.ApartAsync(partition, store.AllAsync<HelpCopyDocument>(partition, query, cancellation), string.Empty, cancellation);
        return [.. read.Select(document => document.Copy).OrderBy(copy => copy.Recipient)];
    }

    /// <summary>A copy; one that was not delivered where the application has none of it.</summary>
    public async Task<HelpCopyDocument> CopyAsync(HelpApplicationState application, CopyRecipient recipient, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(application);
        return await store.ReadAsync<HelpCopyDocument>(Partitions.ServiceDesk(application.Regency.Value), HelpCopyDocument.IdOf(application.Id, recipient), cancellation) ?? HelpCopyDocument.New(application, recipient);
    }

    // The index gives the last, however many there are.
    private async Task<int> LastAsync(AreaCode regency, HelpLetterKind kind, int year, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT TOP 1 VALUE c.queue FROM c WHERE c.queue >= @first AND c.queue <= @last ORDER BY c.queue DESC")
            .With("@first", HelpLetterNumberDocument.QueueOf(kind, year, 0)).With("@last", HelpLetterNumberDocument.QueueOf(kind, year, 999_999));
        await foreach (var last in store.TextsAsync(Partitions.ServiceDesk(regency.Value), query, cancellation))
        {
            return int.Parse(last[^6..], CultureInfo.InvariantCulture);
        }

        return 0;
    }
}

/// <summary>Each copy of a recommendation is a record from the recommendation on (SVC-9).</summary>
public sealed class RecommendedCopies : IHelpFollower
{
    /// <inheritdoc />
    public void Follow(ChangeSet change, HelpApplicationState state, IReadOnlyList<HelpEvent> events)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(state);
        foreach (var recipient in events.OfType<HelpRecommended>().Any() ? Enum.GetValues<CopyRecipient>() : [])
        {
            change.Create(HelpCopyDocument.New(state, recipient));
        }
    }
}
