using Dtks.Domain.Kernel;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;

namespace Dtks.Platform.Reads;

/// <summary>
/// Shows people's records (REG-3): the audit entry is saved first, and nothing is shown when it could not be. It is the only way to answer
/// with what is marked <see cref="ShowsPersonAttribute"/>.
/// </summary>
public sealed class AuditedReads(ChangeCommit commit)
{
    /// <summary>Shows a record.</summary>
    /// <param name="partition">Where it stands.</param>
    /// <param name="target">Its document's id.</param>
    /// <param name="by">Who reads it, in which role.</param>
    /// <param name="action">What the entry says, such as <c>proposal.read</c>.</param>
    /// <param name="view">What is shown; the names of its members go into the entry.</param>
    /// <param name="etag">The record's entity tag.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<Answer> ShowAsync(Partition partition, string target, Actor by, string action, object view, string? etag, CancellationToken cancellation) =>
        ShowAsync(partition, by, (action, target, Part: null), view, etag, cancellation);

    /// <summary>Shows a part of a record, such as one of its versions.</summary>
    /// <param name="partition">Where it stands.</param>
    /// <param name="by">Who reads it, in which role.</param>
    /// <param name="entry">What the entry is about: action, target, and which part.</param>
    /// <param name="view">What is shown; the names of its members go into the entry.</param>
    /// <param name="etag">The entity tag of what is shown.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Answer> ShowAsync(Partition partition, Actor by, (string Action, string Target, string? Part) entry, object view, string? etag, CancellationToken cancellation)
    {
        await NoteAsync(partition, AuditEntry.Of(by, entry.Action, entry.Target, view, entry.Part), cancellation);
        return Answer.Shown(view, etag);
    }

    /// <summary>Shows a page of a list: one entry for all of it. An empty page shows nobody and leaves none.</summary>
    /// <param name="partition">Where what is listed stands.</param>
    /// <param name="by">Who reads it, in which role.</param>
    /// <param name="entry">What the entry is about: action, target, and which part.</param>
    /// <param name="list">The page.</param>
    /// <param name="etag">The list's entity tag, if it has one.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Answer> ShowPageAsync<T>(
        Partition partition, Actor by, (string Action, string Target, string? Part) entry, ListAnswer<T> list, string? etag, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(list);
        await NoteAsync(partition, by, entry, list, cancellation);
        return Answer.Shown(list, etag);
    }

    /// <summary>Leaves the entry of a list whose answer is given in another way, such as a file: one for all of it, none where nothing is listed.</summary>
    /// <param name="partition">Where what is listed stands.</param>
    /// <param name="by">Who reads it, in which role.</param>
    /// <param name="entry">What the entry is about: action, target, and which part.</param>
    /// <param name="list">What is listed.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task NoteAsync<T>(
        Partition partition, Actor by, (string Action, string Target, string? Part) entry, ListAnswer<T> list, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(list);
        return list.Items.Count == 0
            ? Task.CompletedTask
            : NoteAsync(partition, AuditEntry.Of(by, entry.Action, entry.Target, list.Items, entry.Part), cancellation);
    }

    /// <summary>Leaves the entry of a read whose answer is given in another way, such as a link. Done before it is given.</summary>
    public Task NoteAsync(Partition partition, AuditEntry entry, CancellationToken cancellation) =>
        commit.SaveAsync(new ChangeSet(partition, [entry]), cancellation);
}
