using System.Text.Json;
using System.Text.Json.Nodes;
using Dtks.Domain.Dci;
using Dtks.Functions.Partners;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Dci;

/// <summary>
/// What a message is answered with that is not worked, in the forms of the standard: errors of the HTTP layer, acknowledgements, and on the synchronous paths headers, which these have for all else.
/// </summary>
public sealed class DciReplies(DciEnvelopes envelopes, DciTexts texts)
{
    private const string Unavailable = "err.service.unavailable";

    /// <summary>Acknowledges a message that is worked later.</summary>
    /// <param name="correlation">What we call it.</param>
    public DciReply Acknowledged(string correlation) => Acknowledgement(200, "ACK", correlation, null, null);

    /// <summary>Acknowledges a message after which nothing more comes.</summary>
    public DciReply Noted(string correlation) => Acknowledgement(200, "NACK", correlation, null, null);

    /// <summary>Tells that a message is not admitted.</summary>
    /// <param name="fault">Why.</param>
    /// <param name="path">Where it came to.</param>
    /// <param name="language">The language of the words.</param>
    public DciReply Refused(PartnerFault fault, DciPath path, string language)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentNullException.ThrowIfNull(path);
        var words = texts.Of(language, fault.Text, fault.Args);
        return fault.IsTransport || fault.Status is 401 or 403 or 500 ? Errors(fault.Status, fault.Code, words, path, fault.RetryAfter) : Wrong(fault.Status, fault.Code, words, path, fault.RetryAfter, receiver: null);
    }

    /// <summary>Tells that a message, or its header, is not right.</summary>
    /// <param name="fault">Why.</param>
    /// <param name="path">Where it came to.</param>
    /// <param name="language">The language of the words.</param>
    /// <param name="receiver">Who sent it.</param>
    public DciReply Rejected(DciFault fault, DciPath path, string language, string receiver)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentNullException.ThrowIfNull(path);
        var words = texts.Of(language, fault.Text, fault.Args);
        if (!path.IsSync || DciCodes.IsError(fault.Code))
        {
            return Wrong(400, DciCodes.AsError(fault.Code), words, path, retryAfter: null, receiver);
        }

        var header = Header(path, receiver, words);
        header["status_reason_code"] = fault.Code;
        return new DciReply(200, envelopes.Signed(header, message: null));
    }

    /// <summary>Tells a problem of the platform.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="path">Where it came to.</param>
    /// <param name="language">The language of the words.</param>
    public DciReply Of(Problem problem, DciPath path, string language)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(path);
        var code = problem.Status switch { 408 => "err.request.timeout", 429 => "err.request.too_many_requests", >= 500 => Unavailable, _ => DciCodes.RequestBad };
        return Errors(problem.Status, code, texts.Of(language, TextOf(problem.Code), problem.Args), path, problem.RetryAfter);
    }

    // A message is named by its id, and by no key.
    private static string TextOf(string code) => code switch { "unavailable" => "dci.unavailable", "busy" => "dci.busy", _ => code };

    // Where the standard has no form of its own for a status, the path's form goes along.
    private DciReply Errors(int status, string code, string words, DciPath path, TimeSpan? retryAfter)
    {
        var errors = new JsonArray(new JsonObject { ["code"] = code, ["message"] = words });
        return status is 401 or 403 or 500 ? new DciReply(status, JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["errors"] = errors }), retryAfter)
            : path.IsSync ? new DciReply(status, envelopes.Signed(Header(path, receiver: null, words), message: null, errors), retryAfter)
            : Acknowledgement(status, "ERR", Guid.NewGuid().ToString("N"), (code, words), retryAfter, errors);
    }

    private DciReply Wrong(int status, string code, string words, DciPath path, TimeSpan? retryAfter, string? receiver) => path.IsSync
        ? new DciReply(status, envelopes.Signed(Header(path, receiver, words), message: null, new JsonArray(new JsonObject { ["code"] = code, ["message"] = words })), retryAfter)
        : Acknowledgement(status, "ERR", Guid.NewGuid().ToString("N"), (code, words), retryAfter);

    private JsonObject Header(DciPath path, string? receiver, string words)
    {
        var header = envelopes.Header(Guid.NewGuid().ToString("N"), DciActions.AnswerTo(path.Action), receiver, DciStatus.Rejected);
        header["status_reason_message"] = words;
        return header;
    }

    private DciReply Acknowledgement(int status, string ack, string correlation, (string Code, string Words)? error, TimeSpan? retryAfter, JsonArray? errors = null)
    {
        var message = new JsonObject { ["ack_status"] = ack, ["timestamp"] = envelopes.Now(), ["correlation_id"] = correlation };
        if (error is var (code, words))
        {
            message["error"] = new JsonObject { ["code"] = code, ["message"] = words };
        }

        var body = new JsonObject { ["message"] = message };
        if (errors is not null)
        {
            body["errors"] = errors;
        }

        return new DciReply(status, JsonSerializer.SerializeToUtf8Bytes(body), retryAfter);
    }
}

/// <summary>A path of the standard.</summary>
/// <param name="Action">The action of its messages.</param>
/// <param name="IsSync">Whether it is answered at once.</param>
public sealed record DciPath(string Action, bool IsSync = false)
{
    /// <summary>What its route begins with.</summary>
    public const string Root = "api/dci/v1/registry/";
}
