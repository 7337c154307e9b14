using Dtks.Domain.Notices;

namespace Dtks.Functions.Notices;

/// <summary>A message as the one it goes to sees it.</summary>
internal sealed record MessageView(string Id, string Kind, string Village, string About, string Code, string Text, DateTimeOffset CreatedOn, NoticeStatus Status, DateTimeOffset Since)
{
    public static MessageView Of(MessageDocument message, NoticeTexts texts, string language) => new(
        message.Id[MessageDocument.IdStart.Length..],
        message.Kind,
        message.Village,
        message.About,
        message.Code,
        texts.Of(language, message.Code, message.Arguments, message.CreatedOn, message.Remark),
        message.CreatedOn,
        message.Status,
        message.Since);
}
