using Dtks.Domain.Dci;
using Dtks.Domain.Partners;
using Dtks.Functions.Partners;

namespace Dtks.Functions.Dci;

/// <summary>
/// Receives messages: who sent them is held first (<see cref="IPartnerTrust"/>), then their header, their form, and that none is taken twice. What is wrong is told in the forms of the standard.
/// </summary>
public sealed class DciReception(IPartnerTrust trust, DciReplies replies)
{
    private const int Unauthorized = 401;

    /// <summary>Receives a message and has it worked.</summary>
    /// <typeparam name="T">What the message says.</typeparam>
    /// <param name="request">What was sent.</param>
    /// <param name="path">Its path.</param>
    /// <param name="read">Reads the message.</param>
    /// <param name="work">Works it.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<DciReply> TakeAsync<T>(DciRequest request, DciPath path, Func<DciHeader, ReadOnlyMemory<byte>, DciPart<T>> read, Func<DciMessage<T>, Task<DciReply>> work, CancellationToken cancellation)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            var admitted = await trust.AdmitAsync(request.Authorization, request.Body, cancellation);
            return await TakeAsync(admitted, path, read, work, request.Language, cancellation);
        }
        catch (PartnerRefusedException e)
        {
            // Whoever tries tokens is held back by their address; partners are by their agreement.
            if (e.Fault.Status == Unauthorized)
            {
                request.CountNobody();
            }

            return replies.Refused(e.Fault, path, request.Language);
        }
    }

    private async Task<DciReply> TakeAsync<T>(
        PartnerAdmission admitted, DciPath path, Func<DciHeader, ReadOnlyMemory<byte>, DciPart<T>> read, Func<DciMessage<T>, Task<DciReply>> work, string language, CancellationToken cancellation)
        where T : class
    {
        var partner = admitted.Partner.Id;
        var header = DciHeader.Read(admitted.Frame.Header, path.Action);
        if (header.Fault is { } wrong)
        {
            return replies.Rejected(wrong, path, language, partner);
        }

        if (!trust.IsTimely(header.Value!.SentAt))
        {
            return replies.Rejected(new DciFault(DciCodes.MessageTimeInvalid, "dci.messageLate"), path, language, partner);
        }

        var message = read(header.Value, admitted.Frame.Message);
        return message.Fault is { } fault ? replies.Rejected(fault, path, language, partner)
            : await trust.OnceAsync(partner, header.Value.MessageId, () => work(new DciMessage<T>(admitted.Partner, admitted.Agreement, header.Value, message.Value!, admitted.Frame.Message)), cancellation)
                ?? replies.Rejected(new DciFault(DciCodes.MessageDuplicate, "dci.messageTwice"), path, language, partner);
    }
}

/// <summary>A message that was received.</summary>
/// <typeparam name="T">What it says.</typeparam>
/// <param name="Partner">Who sent it.</param>
/// <param name="Agreement">The agreement that holds.</param>
/// <param name="Header">Its header.</param>
/// <param name="Said">What it says.</param>
/// <param name="Utf8">The same as it came.</param>
public sealed record DciMessage<T>(Partner Partner, Agreement Agreement, DciHeader Header, T Said, ReadOnlyMemory<byte> Utf8);
