using Dtks.Domain.Dci;
using Dtks.Functions.Partners;

namespace Dtks.Functions.Dci;

/// <summary>Takes messages on that are answered by a call, and notes the answers that others send.</summary>
public sealed class DciIntake(DciReception reception, ExchangeRepository exchanges, DciReplies replies, IPartnerTraffic traffic)
{
    /// <summary>Takes a message on and acknowledges it.</summary>
    /// <typeparam name="T">What it says.</typeparam>
    /// <param name="request">What was sent.</param>
    /// <param name="path">Its path.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="named">Its transaction and the references of its requests.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<DciReply> TakeAsync<T>(DciRequest request, DciPath path, Func<DciHeader, ReadOnlyMemory<byte>, DciPart<T>> read, Func<T, (string Transaction, IEnumerable<string> References)> named, CancellationToken cancellation)
        where T : class => reception.TakeAsync<T>(request, path, read, async message =>
        {
            var (transaction, references) = named(message.Said);
            return message.Agreement.Callback is null
                ? replies.Rejected(new DciFault("err.sender_uri.invalid", "dci.noAddress"), path, "en", message.Partner.Id)
                : replies.Acknowledged(await exchanges.TakeAsync(message, path.Action, transaction, references, cancellation));
        }, cancellation);

    /// <summary>Notes an answer, or an event, that another system sends: nothing here was asked of it.</summary>
    public Task<DciReply> NoteAsync(DciRequest request, DciPath path, CancellationToken cancellation) =>
        reception.TakeAsync(request, path, (_, utf8) => AnswerMessage.Read(path.Action, utf8), message =>
        {
            traffic.Note(message.Partner.Id, path.Action, DciStatus.Received);
            return Task.FromResult(replies.Acknowledged(Guid.NewGuid().ToString("N")));
        }, cancellation);
}
