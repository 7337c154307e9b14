using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.Access;

namespace Dtks.Pages.Today;

/// <summary>What waits for a role on a list of the API: how many, up to a page, and for how long.</summary>
/// <param name="words">What the words begin with, such as <c>today.dossiers</c>.</param>
/// <param name="roles">Whose it is.</param>
/// <param name="list">The list of an area, without its limit.</param>
/// <param name="link">The page of an area where it is done; null where there is none.</param>
public abstract class WaitingTask(string words, IReadOnlyList<Role> roles, Func<string, string> list, Func<string, string>? link = null) : ITodayTask
{
    private const int Page = 100;

    /// <inheritdoc />
    public IReadOnlyList<Role> For => roles;

    /// <inheritdoc />
    public async Task<TaskLine?> OfAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        if (!IsFor(visit.Reader!))
        {
            return null;
        }

        var area = visit.Reader!.Area.Value;
        var path = list(area);
        var found = await visit.ReadAsync<ListPage<CountedItem>>($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={Page}", cancellation);
        var waiting = found.Items.Where(Counts).ToList();
        if (waiting.Count == 0)
        {
            return null;
        }

        var count = found.Next is null ? visit.Words.Count(waiting.Count) : visit.Words.Of("today.more", ("count", waiting.Count));
        var due = waiting.Min(item => item.DueOn);
        var detail = due is { } day ? visit.Words.Of($"{words}.due", ("day", visit.Words.Day(day))) : visit.Words.Of($"{words}.days", ("days", waiting.Max(item => item.Days) ?? 0));
        return new TaskLine(visit.Words.Of(words, ("count", count)), detail, TaskUrgency.Soon, link?.Invoke(area));
    }

    /// <summary>Whether it is also this reader's, who has one of the roles.</summary>
    /// <param name="reader">The reader.</param>
    protected virtual bool IsFor(TokenHolder reader) => true;

    /// <summary>Whether an item of the list waits for the reader.</summary>
    /// <param name="item">The item.</param>
    protected virtual bool Counts(CountedItem item) => true;
}
