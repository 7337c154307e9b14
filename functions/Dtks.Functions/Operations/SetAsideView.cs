using Dtks.Platform.Problems;
using Dtks.Platform.SetAside;

namespace Dtks.Functions.Operations;

/// <summary>Something that was set aside, as operators see it.</summary>
internal sealed record SetAsideView(
    string Id,
    string Queue,
    string Message,
    string Code,
    string Detail,
    string Reason,
    string TraceId,
    string? Area,
    string? Subject,
    DateTimeOffset SetAsideOn,
    DateTimeOffset LastOn,
    int Tries,
    int Replays,
    SetAsideStatus Status,
    string? Note)
{
    /// <summary>The view, with what its code means in the language.</summary>
    public static SetAsideView Of(SetAsideDocument kept, MessageCatalogue messages, string language) => new(
        kept.Id, kept.Queue, kept.Text, kept.Code, messages.Text(language, kept.Code, args: null), kept.Detail, kept.TraceId, kept.Area, kept.Subject,
        kept.SetAsideOn, kept.LastOn, kept.Tries, kept.Replays, kept.Status, kept.Note);
}
