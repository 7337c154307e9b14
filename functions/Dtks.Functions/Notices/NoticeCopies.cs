using Dtks.Domain.Notices;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.Protection;
using Dtks.Platform.Records;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Notices;

/// <summary>Keeps a notice among the messages of each of those it goes to, as it stands.</summary>
public sealed class NoticeCopies(DocumentStore store, NoticeReading notices, KeyedHash hash, OptimisticRetry retry) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "notice-copies";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <inheritdoc />
    public async Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var (village, notice) = JsonText.Read<NoticeMessage>(input.ToString());
        if (await notices.FindAsync(village, notice, cancellation) is { } found)
        {
            await ShowAsync(found.State, cancellation);
        }
    }

    /// <summary>The partition of a subject's messages.</summary>
    public Partition Of(string subject) => new(MessageDocument.Container, hash.Of("addressee", subject));

    /// <summary>Shows a notice to each of those it goes to.</summary>
    public async Task ShowAsync(NoticeState notice, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(notice);
        foreach (var subject in notice.Subjects)
        {
            var partition = Of(subject);
            await retry.RetryAsync(() => store.KeepLatestAsync(partition, Document(partition, notice), cancellation), cancellation);
        }
    }

    /// <summary>When a notice came as far as it has.</summary>
    internal static DateTimeOffset SinceOf(NoticeState notice) => (notice.History.Count == 0 ? notice.MadeOn : notice.History[^1].At).ToDateTimeOffset();

    private static MessageDocument Document(Partition partition, NoticeState notice) => new()
    {
        Id = MessageDocument.IdStart + notice.Id,
        Addressee = partition.Value,
        Village = notice.Village.Value,
        Kind = notice.Kind,
        About = notice.About,
        Code = notice.Code,
        Arguments = notice.Arguments,
        Remark = notice.Remark,
        CreatedOn = notice.MadeOn.ToDateTimeOffset(),
        Status = notice.Status,
        Since = SinceOf(notice),
        Step = notice.History.Count,
    };
}
