using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Cards;

/// <summary>Decides what becomes of an SKRTM (CRD-6, CRD-9). Days are those of its village's zone.</summary>
public static class SkrtmDecider
{
    private const int MostAnswers = 40;
    private const int MaxCode = 40;
    private const int MaxAnswer = 500;
    private const int NumberDigits = 8;

    /// <summary>A household fills it in. Until the village head signs, it may be filled in anew; the same again changes nothing.</summary>
    /// <param name="answers">What came in.</param>
    /// <param name="ground">What it stands on; null where there is no such replacement.</param>
    /// <param name="state">The letter as it is; null before the first.</param>
    /// <param name="by">Who helped: the village officer or the TKSK.</param>
    /// <param name="policy">The policy version of the day.</param>
    /// <param name="now">Now.</param>
    public static Decision<SkrtmEvent> Fill(IReadOnlyDictionary<string, string>? answers, SkrtmGround? ground, SkrtmState? state, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var input = new InputReader();
        var read = Read(answers, input);
        if (ground is null) input.Invalid(SkrtmViolations.ReplacementUnknown, "/replacement", "CRD-6");
        if (ground is null || !input.IsClean) return Decision<SkrtmEvent>.Reject(input.Violations);
        var today = TimeZones.DateIn(ground.Card.Village, now);
        if (state is not null && SaysAs(state, read)) return Decision<SkrtmEvent>.Accept();
        if (state?.Signed is { } signed) return Reject(Violation.Conflict(SkrtmViolations.SignedBefore, "CRD-9", ("on", CardRules.Day(signed.On))));
        if (ground.IsBefore) return Reject(Violation.Refused(SkrtmViolations.NotItsTurn, "CRD-5", "/replacement"));
        if (Obstacle(ground, today) is { } obstacle) return Reject(obstacle);
        return Accept(new SkrtmFilled(EventMeta.Of(by, SkrtmEventCodes.Filled, "CRD-6", policy, now), ground.Card.Village, ground, read, today));
    }

    /// <summary>The village head signs it, once the deliberation is concluded. The same again changes nothing.</summary>
    /// <param name="draft">What came in.</param>
    /// <param name="state">The letter.</param>
    /// <param name="ground">What it stands on; null where there is no such replacement any more.</param>
    /// <param name="by">The village head.</param>
    /// <param name="policy">The policy version of the day.</param>
    /// <param name="now">Now.</param>
    public static Decision<SkrtmEvent> Sign(SkrtmSignatureDraft? draft, SkrtmState state, SkrtmGround? ground, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (on, today, refused) = ReadDay(draft, state, now);
        if (refused.Count > 0) return Decision<SkrtmEvent>.Reject(refused);
        if (state.Signed is { } before) return before.On == on ? Decision<SkrtmEvent>.Accept() : Reject(Violation.Conflict(SkrtmViolations.SignedBefore, "CRD-9", ("on", CardRules.Day(before.On))));
        if (ground is null) return Reject(Violation.Conflict(SkrtmViolations.ReplacementUnknown, "CRD-9"));
        if (ground.ConcludedOn is not { } concluded) return Reject(Violation.Conflict(SkrtmViolations.NotConcluded, "MUS-7"));
        if (Obstacle(ground, today) is { } obstacle) return Reject(obstacle);
        var from = LocalDate.Max(concluded, state.FilledOn);
        return on < from
            ? Reject(Violation.Refused(SkrtmViolations.SignedEarly, "CRD-9", "/signedOn", ("from", CardRules.Day(from))))
            : Accept(new SkrtmSigned(EventMeta.Of(by, SkrtmEventCodes.Signed, "CRD-9", policy, now), new SkrtmSignature(on, by.Subject)));
    }

    /// <summary>The camat signs what the village head has signed. The same again changes nothing.</summary>
    /// <param name="draft">What came in.</param>
    /// <param name="state">The letter.</param>
    /// <param name="ground">What it stands on; null where there is no such replacement any more.</param>
    /// <param name="by">The camat.</param>
    /// <param name="policy">The policy version of the day.</param>
    /// <param name="now">Now.</param>
    public static Decision<SkrtmEvent> CounterSign(SkrtmSignatureDraft? draft, SkrtmState state, SkrtmGround? ground, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (on, today, refused) = ReadDay(draft, state, now);
        if (refused.Count > 0) return Decision<SkrtmEvent>.Reject(refused);
        if (state.CounterSigned is { } before) return before.On == on ? Decision<SkrtmEvent>.Accept() : Reject(Violation.Conflict(SkrtmViolations.SignedBefore, "CRD-9", ("on", CardRules.Day(before.On))));
        if (state.Signed is not { } head) return Reject(Violation.Conflict(SkrtmViolations.HeadFirst, "CRD-9"));
        if (ground is null) return Reject(Violation.Conflict(SkrtmViolations.ReplacementUnknown, "CRD-9"));
        if (Obstacle(ground, today) is { } obstacle) return Reject(obstacle);
        if (head.By == by.Subject) return Reject(Violation.Refused(SkrtmViolations.SameSigner, "GOV-2"));
        return on < head.On
            ? Reject(Violation.Refused(SkrtmViolations.SignedEarly, "CRD-9", "/signedOn", ("from", CardRules.Day(head.On))))
            : Accept(new SkrtmCounterSigned(EventMeta.Of(by, SkrtmEventCodes.CounterSigned, "CRD-9", policy, now), new SkrtmSignature(on, by.Subject)));
    }

    /// <summary>A card is made for it, once both have signed. A second time changes nothing.</summary>
    /// <param name="card">The card.</param>
    /// <param name="state">The letter.</param>
    /// <param name="policy">The policy version of the day.</param>
    /// <param name="now">Now.</param>
    public static Decision<SkrtmEvent> Exchange(string card, SkrtmState state, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.MadeCard is not null ? Decision<SkrtmEvent>.Accept()
            : state.CounterSigned is null ? Reject(Violation.Conflict(SkrtmViolations.HeadFirst, "CRD-9"))
            : Accept(new SkrtmExchanged(EventMeta.Of(Actor.System, SkrtmEventCodes.Exchanged, "CRD-9", policy, now), card));
    }

    /// <summary>The letter after <paramref name="happened"/>. Events are facts: nothing is checked again.</summary>
    /// <exception cref="InvalidOperationException">An event other than the first comes without a letter.</exception>
    public static SkrtmState Evolve(SkrtmState? state, SkrtmEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var next = happened switch
        {
            SkrtmFilled filled => Filled(filled, state),
            _ when state is null => throw new InvalidOperationException("An SKRTM begins by being filled in."),
            SkrtmSigned signed => state with { Signed = signed.Signature },
            SkrtmCounterSigned signed => state with { CounterSigned = signed.Signature },
            SkrtmExchanged exchanged => state with { MadeCard = exchanged.Card },
            _ => state,
        };
        return next with { History = [.. next.History, happened.Meta] };
    }

    private static SkrtmState Filled(SkrtmFilled filled, SkrtmState? before) => new()
    {
        Id = filled.Ground.Replacement,
        Village = filled.Village,
        Round = filled.Ground.Card.Round,
        Deliberation = filled.Ground.Deliberation,
        Card = filled.Ground.Card.Id,
        Household = filled.Ground.Household,
        Reserve = filled.Ground.Reserve,
        Number = NumberOf(filled.Ground),
        Holder = filled.Ground.Holder,
        Answers = filled.Answers,
        FilledOn = filled.On,
        History = before?.History ?? [],
    };

    // Of the card's round, village and serial; and of the replacement, for a card may have several letters: of who was named before, and of who stands in reserve.
    private static string NumberOf(SkrtmGround ground) => string.Create(
        CultureInfo.InvariantCulture, $"SKRTM/{ground.Card.Number.Round:000}/{ground.Card.Village.Value}/{ground.Card.Number.Serial:0000}/{ground.Replacement[..Math.Min(NumberDigits, ground.Replacement.Length)].ToUpperInvariant()}");

    private static Violation? Obstacle(SkrtmGround ground, LocalDate today) =>
        ground.Card.ReplacedBy is not null ? Violation.Conflict(CardViolations.ReplacedBefore, "CRD-9")
        : today > ground.Card.ValidUntil ? Violation.Refused(CardViolations.Expired, "CRD-10", null, ("until", CardRules.Day(ground.Card.ValidUntil)))
        : null;

    private static Dictionary<string, string> Read(IReadOnlyDictionary<string, string>? raw, InputReader input)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!input.Count(raw?.ToList(), "/answers", 1, MostAnswers, "CRD-9")) return read;
        foreach (var (code, answer) in raw!)
        {
            var at = $"/answers/{code.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            if (code.Length is 0 or > MaxCode || !code.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')) input.Invalid(SkrtmViolations.AnswerCode, "/answers", "CRD-9");
            else if (input.Text(answer, at, MaxAnswer, "CRD-9") is { } text) read[code] = text;
        }

        return read;
    }

    private static bool SaysAs(SkrtmState state, Dictionary<string, string> answers) =>
        state.Answers.Count == answers.Count && answers.All(a => state.Answers.TryGetValue(a.Key, out var before) && before == a.Value);

    private static (LocalDate On, LocalDate Today, IReadOnlyList<Violation> Refused) ReadDay(SkrtmSignatureDraft? draft, SkrtmState state, Instant now)
    {
        var input = new InputReader();
        var today = TimeZones.DateIn(state.Village, now);
        var on = input.Present(draft, string.Empty) ? input.Date(draft.SignedOn, "/signedOn") : null;
        if (on > today) input.Invalid(InputViolations.DateFuture, "/signedOn", "CRD-9");
        return (on ?? today, today, input.Violations);
    }

    private static Decision<SkrtmEvent> Accept(SkrtmEvent happened) => Decision<SkrtmEvent>.Accept(happened);

    private static Decision<SkrtmEvent> Reject(Violation violation) => Decision<SkrtmEvent>.Reject(violation);
}
