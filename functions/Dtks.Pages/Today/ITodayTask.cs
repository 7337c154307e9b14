using Dtks.Domain.Kernel;
using Dtks.Pages.Serving;

namespace Dtks.Pages.Today;

/// <summary>Something that a role may have to do today. Found by this interface; adding one touches nothing else.</summary>
public interface ITodayTask
{
    /// <summary>Whose it is.</summary>
    IReadOnlyList<Role> For { get; }

    /// <summary>How it stands for the reader; null where nothing is to be told.</summary>
    /// <param name="visit">The reader's visit: they have one of the roles.</param>
    /// <param name="cancellation">Ends it early.</param>
    Task<TaskLine?> OfAsync(PageVisit visit, CancellationToken cancellation);
}

/// <summary>One line of what there is to do.</summary>
/// <param name="Title">What, in short: "Sheet: 40 of 240 lines open".</param>
/// <param name="Detail">By when, or why.</param>
/// <param name="Urgency">How soon.</param>
/// <param name="Link">The page where it is done; null where it is done elsewhere.</param>
public sealed record TaskLine(string Title, string Detail, TaskUrgency Urgency, string? Link = null);

/// <summary>How soon something is to be done.</summary>
public enum TaskUrgency
{
    /// <summary>It is late, or due within three days.</summary>
    Urgent,

    /// <summary>It is due within two weeks, or waits for the reader.</summary>
    Soon,

    /// <summary>Nothing is to be done yet.</summary>
    Calm,
}
