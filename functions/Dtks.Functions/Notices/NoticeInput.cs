using System.Security.Cryptography;
using System.Text;
using Dtks.Domain.Notices;
using Dtks.Platform.Changes;

namespace Dtks.Functions.Notices;

/// <summary>
/// A notice that is to be given, as it follows from a change: <c>change.Then(new NoticeInput(…).Entry())</c>. Ids and codes only; whom it goes
/// to is found by the <see cref="INoticeSource"/> of its kind.
/// </summary>
/// <param name="Village">The village of what it is about.</param>
/// <param name="Kind">What kind of record that is, such as <c>proposal</c>.</param>
/// <param name="Id">The record's id.</param>
/// <param name="Code">What is told: the code of a text <c>notice.CODE</c>.</param>
/// <param name="Cause">What it follows from, different for each time: the same gives the same notice.</param>
/// <param name="Arguments">What the text fills in beside what the source tells; nothing of a person.</param>
public sealed record NoticeInput(string Village, string Kind, string Id, string Code, string Cause, IReadOnlyList<NoticeArgument>? Arguments = null)
{
    private const int IdDigits = 32;

    /// <summary>What has it given once the change is saved.</summary>
    public OutboxEntry Entry() => OutboxEntry.Projection(NoticeProjection.ProjectionName, this);

    /// <summary>The notice's id.</summary>
    public string NoticeId() =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Village}/{Kind}/{Id}/{Code}/{Cause}")))[..IdDigits];
}
