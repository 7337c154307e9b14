using Dtks.Platform.Http;

namespace Dtks.Functions.Dci;

/// <summary>Says that a function of the standard's paths tells errors in the form of its synchronous answers.</summary>
public sealed class DciAnsweredAttribute() : AnswersAlikeAttribute(typeof(DciAnsweredBody), 400, 401, 403, 408, 413, 415, 429, 500, 503);

/// <summary>Says that a function of the standard's paths tells errors in the form of its acknowledgements.</summary>
public sealed class DciAcknowledgedAttribute() : AnswersAlikeAttribute(typeof(DciAcknowledgedBody), 400, 401, 403, 408, 413, 415, 429, 500, 503);

/// <summary>Says that a function speaks the DCI Social Registry API, to partners' systems.</summary>
public sealed class DciSpeaksAttribute : SpeaksAttribute
{
    /// <summary>For partners' systems.</summary>
    public DciSpeaksAttribute()
        : base("For partners' systems, by a token of their own. It takes no Idempotency-Key: a message is named by its message_id, which is taken once.")
    {
        Scheme = "partner";
        Tokens = "A token of POST /dci/v1/oauth2/token, or a JWT that is signed by a key of the partner's (docs/dci.md).";
    }
}
