using Dtks.Domain.Areas;
using Dtks.Domain.Notices;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.Messaging;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Functions.Notices;

/// <summary>
/// Makes the notice that follows from a change, shows it to those it goes to, and has it sent. Done twice, it is one notice: its id comes from
/// its cause.
/// </summary>
public sealed class NoticeProjection(
    DocumentStore store, IEnumerable<INoticeSource> sources, NoticeReading notices, NoticeCopies copies, QueueSender queues, IOptions<MessagesOptions> options, TimeProvider clock) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "notice";

    // Nobody has said yet which language they read; Indonesian is everybody's.
    private const string Language = "id";

    private readonly Dictionary<string, INoticeSource> _sources = sources.ToDictionary(s => s.Kind, StringComparer.Ordinal);

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <inheritdoc />
    public async Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var wanted = JsonText.Read<NoticeInput>(input.ToString());
        var source = _sources.GetValueOrDefault(wanted.Kind) ?? throw new InvalidOperationException($"No module knows whom a notice about a {wanted.Kind} goes to.");
        if (await source.FindAsync(wanted, cancellation) is not { } facts)
        {
            return;
        }

        await GiveAsync(facts.Where is { } where ? wanted with { Village = where.Village.Value, Id = where.Household } : wanted, facts, cancellation);
        foreach (var beside in facts.Beside)
        {
            // By which proposal it goes to them tells them apart.
            await GiveAsync(wanted with { Code = beside.Code, Cause = $"{wanted.Code}/{wanted.Cause}/{beside.Arguments[0].Value}", Arguments = null }, beside, cancellation);
        }
    }

    private async Task GiveAsync(NoticeInput wanted, NoticeFacts facts, CancellationToken cancellation)
    {
        if (await MadeAsync(wanted, facts, cancellation) is not { } notice)
        {
            return;
        }

        await copies.ShowAsync(notice, cancellation);
        if (notice.Status == NoticeStatus.Waiting)
        {
            await queues.SendAsync(SendNotices.Queue, new NoticeMessage(wanted.Village, notice.Id), cancellation);
        }
    }

    private async Task<NoticeState?> MadeAsync(NoticeInput wanted, NoticeFacts facts, CancellationToken cancellation)
    {
        var id = wanted.NoticeId();
        var fresh = New(wanted, id, facts);
        return await store.TryCreateAsync(Partitions.Registry(wanted.Village), fresh, cancellation)
            ? fresh.State
            : (await notices.FindAsync(wanted.Village, id, cancellation))?.State;
    }

    private NoticeDocument New(NoticeInput wanted, string id, NoticeFacts facts) => new()
    {
        Id = NoticeDocument.IdOf(id),
        Village = wanted.Village,
        State = new NoticeState
        {
            Id = id,
            Village = AreaCode.Parse(wanted.Village),
            Code = facts.Code,
            Kind = wanted.Kind,
            About = wanted.Id,
            Arguments = [.. facts.Arguments.UnionBy(wanted.Arguments ?? [], a => a.Name)],
            Remark = facts.Remark,
            Phone = facts.Phone,
            Subjects = facts.Subjects,
            Language = Language,
            Status = facts.Phone is null || !options.Value.IsOn() ? NoticeStatus.Kept : NoticeStatus.Waiting,
            MadeOn = Instant.FromDateTimeOffset(clock.GetUtcNow()),
        },
    };
}
