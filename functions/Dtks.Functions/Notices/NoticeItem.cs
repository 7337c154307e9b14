using Dtks.Domain.Notices;
using Dtks.Platform.Audit;

namespace Dtks.Functions.Notices;

/// <summary>A notice as officers of the area see it: what somebody was told or is to be told, and how far that has come. Whom, the record it is about says.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What kind of record it is about.</param>
/// <param name="About">The record's id.</param>
/// <param name="Code">What is told.</param>
/// <param name="Text">The same in words.</param>
/// <param name="CreatedOn">When it was made.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Since">When it came that far.</param>
/// <param name="Unreached">True where nobody concerned has seen it; absent elsewhere.</param>
/// <param name="Note">How they were told in person; absent where nobody did.</param>
[ShowsPerson]
internal sealed record NoticeItem(
    string Id, string Kind, string About, string Code, string Text, DateTimeOffset CreatedOn, NoticeStatus Status, DateTimeOffset Since, bool? Unreached, string? Note)
{
    public static NoticeItem Of(NoticeDocument found, NoticeTexts texts, string language)
    {
        var state = found.State;
        return new NoticeItem(
            state.Id, state.Kind, state.About, state.Code, texts.Of(language, state.Code, state.Arguments, found.CreatedOn, state.Remark), found.CreatedOn, state.Status, NoticeCopies.SinceOf(state), found.Unreached, state.Note);
    }
}
