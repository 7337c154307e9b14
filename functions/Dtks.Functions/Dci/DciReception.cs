using Dtks.Domain.Dci;
using Dtks.Domain.Partners;
using Dtks.Functions.Partners;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Dci;

/// <summary>
/// Receives messages: who sent them is held first (<see cref="IPartnerTrust"/>), then their header, their form, and that none is taken twice. What is wrong is told in the forms of the standard.
/// </summary>
public sealed class DciReception(Api api, IPartnerTrust trust, Throttle throttle, DciReplies replies)
{
    /// <summary>Receives a message and has it worked.</summary>
    /// <typeparam name="T">What the message says.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="path">Its path.</param>
    /// <param name="read">Reads the message.</param>
    /// <param name="work">Works it.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IActionResult> TakeAsync<T>(HttpRequest request, DciPath path, Func<DciHeader, ReadOnlyMemory<byte>, DciPart<T>> read, Func<DciMessage<T>, Task<IActionResult>> work, CancellationToken cancellation)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(path);
        var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
        var result = await api.RunPublicAsync(async () =>
        {
            var body = await DciBody.ReadAsync(request, path.Action, !path.IsSync, cancellation);
            try
            {
                var admitted = await trust.AdmitAsync(request.Headers.Authorization.ToString(), body, cancellation);
                return await TakeAsync(admitted, path, read, work, language, cancellation);
            }
            catch (PartnerRefusedException e)
            {
                // Whoever tries tokens is held back by their address; partners are by their agreement.
                if (e.Fault.Status == StatusCodes.Status401Unauthorized)
                {
                    throttle.Caller(request);
                }

                return replies.Refused(e.Fault, path, language);
            }
        });
        return result is ProblemResult told ? replies.Of(told.Problem, path, language) : result;
    }

    private async Task<IActionResult> TakeAsync<T>(
        PartnerAdmission admitted, DciPath path, Func<DciHeader, ReadOnlyMemory<byte>, DciPart<T>> read, Func<DciMessage<T>, Task<IActionResult>> work, string language, CancellationToken cancellation)
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
            : !await trust.FirstTimeAsync(partner, header.Value.MessageId, cancellation) ? replies.Rejected(new DciFault(DciCodes.MessageDuplicate, "dci.messageTwice"), path, language, partner)
            : await work(new DciMessage<T>(admitted.Partner, admitted.Agreement, message.Value!, admitted.Frame.Message));
    }
}

/// <summary>A message that was received.</summary>
/// <typeparam name="T">What it says.</typeparam>
/// <param name="Partner">Who sent it.</param>
/// <param name="Agreement">The agreement that holds.</param>
/// <param name="Said">What it says.</param>
/// <param name="Utf8">The same as it came.</param>
public sealed record DciMessage<T>(Partner Partner, Agreement Agreement, T Said, ReadOnlyMemory<byte> Utf8);
