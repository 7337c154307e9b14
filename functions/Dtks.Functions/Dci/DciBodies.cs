using Dtks.Platform.Http;
using Newtonsoft.Json;

namespace Dtks.Functions.Dci;

/// <summary>A message of the DCI Social Registry API 1.0.0, as the API's document shows it; members that are not named here are passed over.</summary>
/// <param name="Header">The header.</param>
/// <param name="Signature">The signature over the bytes of header and message; not looked at where the agreement is for messages without one.</param>
/// <param name="Message">The message of the path's action, as the standard's document has it: SearchRequest, SubscribeRequest, UnSubscribeRequest, TxnStatusRequest, or what answers them. Those that others answer with may be left out.</param>
[OpenMembers]
public sealed record DciMessageBody([property: JsonProperty("header")] DciHeaderBody Header, [property: JsonProperty("signature")] string? Signature = null, [property: JsonProperty("message"), FreeForm] object? Message = null);

/// <summary>The header of a message. All but message_id, message_ts and action may be left out where the standard says so: a request has sender_id and total_count, an answer status.</summary>
/// <param name="MessageId">The message's id, 1 to 200 characters, taken once.</param>
/// <param name="MessageTs">When it was sent: ISO 8601 with its zone.</param>
/// <param name="Action">The action of the path.</param>
/// <param name="Version">1.0.0.</param>
/// <param name="Status">How what is answered stands: rcvd, pdng, succ or rjct.</param>
/// <param name="StatusReasonCode">Why it is rejected, by the standard's code.</param>
/// <param name="StatusReasonMessage">The same in words.</param>
/// <param name="TotalCount">How many requests the batch has.</param>
/// <param name="CompletedCount">How many of them are answered.</param>
/// <param name="SenderId">Who sends it, by the name that the Ministry registered.</param>
/// <param name="SenderUri">Not used: answers go to the agreed address. Given, it is that or below it.</param>
/// <param name="ReceiverId">To whom it is sent.</param>
/// <param name="IsMsgEncrypted">Whether it is encrypted: such are not taken.</param>
/// <param name="Meta">What else is said: of a notification its subscription_code and reg_event_type.</param>
[OpenMembers]
public sealed record DciHeaderBody(
    [property: JsonProperty("message_id")] string MessageId,
    [property: JsonProperty("message_ts")] string MessageTs,
    [property: JsonProperty("action")] string Action,
    [property: JsonProperty("version")] string? Version = null,
    [property: JsonProperty("status")] string? Status = null,
    [property: JsonProperty("status_reason_code")] string? StatusReasonCode = null,
    [property: JsonProperty("status_reason_message")] string? StatusReasonMessage = null,
    [property: JsonProperty("total_count")] decimal? TotalCount = null,
    [property: JsonProperty("completed_count")] decimal? CompletedCount = null,
    [property: JsonProperty("sender_id")] string? SenderId = null,
    [property: JsonProperty("sender_uri")] string? SenderUri = null,
    [property: JsonProperty("receiver_id")] string? ReceiverId = null,
    [property: JsonProperty("is_msg_encrypted")] bool? IsMsgEncrypted = null,
    [property: JsonProperty("meta"), FreeForm] object? Meta = null);

/// <summary>The same message as a file.</summary>
/// <param name="Action">The action of the path.</param>
/// <param name="FileName">The message, as a file of JSON.</param>
/// <param name="FileFormat">json.</param>
public sealed record DciFileBody([property: JsonProperty("action")] string Action, [property: JsonProperty("fileName")] string FileName, [property: JsonProperty("fileFormat")] string? FileFormat = null);

/// <summary>What a synchronous path answers with, signed. A message as a whole that is not taken has a header with status rjct, or errors.</summary>
/// <param name="Signature">Our signature over header and message.</param>
/// <param name="Header">The header.</param>
/// <param name="Message">The answer, as the standard's document has it: SearchResponse or TxnStatusResponse.</param>
/// <param name="Errors">What is wrong, by the standard's codes.</param>
public sealed record DciAnsweredBody(
    [property: JsonProperty("signature")] string? Signature = null,
    [property: JsonProperty("header")] DciHeaderBody? Header = null,
    [property: JsonProperty("message"), FreeForm] object? Message = null,
    [property: JsonProperty("errors")] IReadOnlyList<DciErrorBody>? Errors = null);

/// <summary>What an asynchronous path answers with at once; the answer itself comes by a call.</summary>
/// <param name="Message">The acknowledgement.</param>
/// <param name="Errors">What is wrong, by the standard's codes.</param>
public sealed record DciAcknowledgedBody([property: JsonProperty("message")] DciAcknowledgementBody? Message = null, [property: JsonProperty("errors")] IReadOnlyList<DciErrorBody>? Errors = null);

/// <summary>The acknowledgement of a message.</summary>
/// <param name="AckStatus">ACK: it was taken. NACK: it was, and nothing follows. ERR: it was not.</param>
/// <param name="Timestamp">When.</param>
/// <param name="CorrelationId">What we call it, by which txn/status finds it.</param>
/// <param name="Error">Why it was not taken.</param>
public sealed record DciAcknowledgementBody(
    [property: JsonProperty("ack_status")] string AckStatus,
    [property: JsonProperty("timestamp")] string Timestamp,
    [property: JsonProperty("correlation_id")] string CorrelationId,
    [property: JsonProperty("error")] DciErrorBody? Error = null);

/// <summary>What is wrong.</summary>
/// <param name="Code">The standard's code, such as err.request.bad.</param>
/// <param name="Message">What to do, in the language of Accept-Language.</param>
public sealed record DciErrorBody([property: JsonProperty("code")] string Code, [property: JsonProperty("message")] string Message);
