using Dtks.Domain.Notices;
using Dtks.Platform.Messaging;
using Dtks.Platform.SetAside;

namespace Dtks.Functions.Notices;

/// <summary>
/// Sends one notice. Sent twice, the sender of messages takes it once; refused for good it is noted as failed and set aside, to be sent again
/// by a replay once its cause is mended.
/// </summary>
public sealed class NoticeSending(NoticeReading notices, NoticeOutcomes outcomes, NoticeTexts texts, MessagePort port, Shelf shelf)
{
    /// <summary>One notice.</summary>
    /// <exception cref="MessageException">There is no such notice.</exception>
    public async Task SendAsync(NoticeMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        var found = await notices.FindAsync(message.Village, message.Notice, cancellation)
            ?? throw new MessageException($"there is no notice {message.Notice} in {message.Village}");

        // Where nothing is sent any more it waits: the sweep asks again, for as long as it does.
        if (NoticeDecider.IsDone(found.State.Status) || found.State.Phone is not { } phone || !port.IsOn)
        {
            return;
        }

        var reached = await SendAsync(found.State, phone, cancellation) ? NoticeStatus.Sent : NoticeStatus.Failed;
        await outcomes.NoteAsync(message.Village, message.Notice, reached, cancellation);
        if (reached == NoticeStatus.Failed)
        {
            var aside = SetAsideItem.Of(SendNotices.Queue, message, new MessageRefusedException());
            await shelf.KeepAsync(aside with { Area = message.Village, Subject = $"notices/{message.Village}/{message.Notice}" }, cancellation);
        }
    }

    // What people noted may name somebody: it is read where the reader is known (docs/messages.md).
    private Task<bool> SendAsync(NoticeState notice, string phone, CancellationToken cancellation) =>
        port.SendAsync(notice.Id, phone, notice.Language, texts.Of(notice.Language, notice.Code, notice.Arguments, notice.MadeOn.ToDateTimeOffset(), note: null), cancellation);
}
