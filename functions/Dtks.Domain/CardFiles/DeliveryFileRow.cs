using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Imports;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.CardFiles;

/// <summary>A row of a file of deliveries as the attempt that it stands for (CRD-1), and what is found wrong with it put back to the columns it comes from.</summary>
public sealed class DeliveryFileRow
{
    // Of a number that a spreadsheet has rounded these are gone; no card's check digits are such.
    private const string RoundedEnd = "00000";

    private readonly ImportRow _row;
    private readonly DeliveryFile _file;
    private readonly List<RowFault> _faults = [];
    private bool _isReasonMissing;

    /// <summary>Reads it.</summary>
    public DeliveryFileRow(ImportRow row, DeliveryFile file)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(file);
        (_row, _file) = (row, file);
        Number = ReadNumber();
        CheckVillage();
        Attempt = ReadAttempt();
    }

    /// <summary>The card's number; null where it cannot be told, or is of another village or round.</summary>
    public CardNumber? Number { get; }

    /// <summary>The attempt; a member that has a fault of its own is left out of it.</summary>
    public CardAttemptDraft Attempt { get; }

    /// <summary>Whether the row itself has faults.</summary>
    public bool IsFaulty => _faults.Count > 0;

    /// <summary>The decision on the card; a row with faults of its own is refused whatever it is.</summary>
    public Decision<CardEvent> Hold(Decision<CardEvent> decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return IsFaulty && decision.IsAccepted ? Decision<CardEvent>.Reject(Violation.Invalid(_faults[0].Code, pointer: null)) : decision;
    }

    /// <summary>What became of it.</summary>
    /// <param name="card">The card's id; null where there is none.</param>
    /// <param name="violations">Why it was refused; empty where it was recorded.</param>
    public RowResult Result(string? card, IReadOnlyList<Violation> violations)
    {
        ArgumentNullException.ThrowIfNull(violations);
        var ofAttempt = Number is null ? CardRules.Read(Attempt, LocalDate.MinIsoValue, _file.Today, _file.Policy).Violations : [];
        foreach (var violation in violations.Concat(ofAttempt)) Add(violation);
        return new RowResult(_row.Number, IsFaulty ? RowOutcome.Refused : RowOutcome.Accepted, null, null, [.. _faults], card);
    }

    private CardNumber? ReadNumber()
    {
        if (_row[(int)DeliveryColumn.Card] is null) Fault(InputViolations.Required, DeliveryColumn.Card);
        if (Text(DeliveryColumn.Card) is not { } text) return null;
        var digits = WrittenText.Number(text);
        if (!CardNumber.TryParse(digits, out var number))
            Fault(digits.Length == CardNumber.Length && digits.EndsWith(RoundedEnd, StringComparison.Ordinal) ? DeliveryViolations.Rounded : DeliveryViolations.CardNumber, DeliveryColumn.Card);
        else if (number.Village != _file.Village) Fault(DeliveryViolations.OtherVillage, DeliveryColumn.Card, ("village", _file.Village.Value));
        else if (number.Round != _file.Round) Fault(DeliveryViolations.OtherRound, DeliveryColumn.Card, ("round", InputReader.Number(_file.Round)), ("other", InputReader.Number(number.Round)));
        else return number;
        return null;
    }

    private void CheckVillage()
    {
        if (Text(DeliveryColumn.Village) is { } code && WrittenText.Number(code).Replace(".", string.Empty, StringComparison.Ordinal) != _file.Village.Value)
            Fault(DeliveryViolations.OtherVillage, DeliveryColumn.Village, ("village", _file.Village.Value));
    }

    private CardAttemptDraft ReadAttempt()
    {
        var on = Text(DeliveryColumn.On);
        var (outcome, reason) = ReadOutcome();
        return new CardAttemptDraft(outcome is { } known ? WireName.Of(known) : null, reason, Text(DeliveryColumn.ReceivedBy), Text(DeliveryColumn.AccompaniedBy), on is null ? null : WrittenText.Digits(on));
    }

    // One word says it all; where it says only that the card came back, the reason stands beside.
    private (DeliveryOutcome? Outcome, string? Reason) ReadOutcome()
    {
        var (word, beside) = (Text(DeliveryColumn.Outcome), Text(DeliveryColumn.Reason));
        var reason = beside is null ? null : DeliveryWords.ReasonOf(beside, _file.Reasons);
        if (beside is not null && reason is null)
            Fault(CardViolations.ReturnReason, DeliveryColumn.Reason, ("allowed", string.Join(", ", _file.Reasons.Select(DeliveryWords.WordOf))));
        if (word is null) return (null, reason);
        if (DeliveryWords.OutcomeOf(word) is { } outcome)
        {
            _isReasonMissing = outcome == DeliveryOutcome.Returned && beside is null;
            if (_isReasonMissing) Fault(CardViolations.ReasonNeeded, DeliveryColumn.Reason, ("allowed", string.Join(", ", _file.Reasons.Select(DeliveryWords.WordOf))));
            return (outcome, reason);
        }

        var named = DeliveryWords.ReasonOf(word, _file.Reasons);
        if (named is null || (reason is not null && reason != named))
            Fault(DeliveryViolations.Outcome, DeliveryColumn.Outcome, ("allowed", string.Join(", ", DeliveryWords.ListOf(_file.Reasons))));
        return (named is null ? null : DeliveryOutcome.Returned, named);
    }

    private string? Text(DeliveryColumn column) => CellReader.Read(_row, DeliveryColumns.Table, (int)column, _faults);

    private void Fault(string code, DeliveryColumn column, params (string Name, string Value)[] args) => _faults.Add(RowFault.At(code, DeliveryColumns.NameOf(column), "CRD-1", args));

    // What a cell's own fault has told is not told again as a missing member.
    private void Add(Violation violation)
    {
        var name = ColumnOf(violation.Pointer) is { } column ? DeliveryColumns.NameOf(column) : null;
        if (_faults.Exists(f => name is null ? f.Code == violation.Code : f.Column == name)) return;
        _faults.Add(new RowFault(violation.Code, name, violation.Rule, violation.Args));
    }

    private DeliveryColumn? ColumnOf(string? pointer) => pointer?.TrimStart('/') switch
    {
        "card" => DeliveryColumn.Card,
        "on" => DeliveryColumn.On,
        "outcome" => DeliveryColumn.Outcome,
        "reason" => _row[(int)DeliveryColumn.Reason] is null && !_isReasonMissing ? DeliveryColumn.Outcome : DeliveryColumn.Reason,
        "receivedBy" => DeliveryColumn.ReceivedBy,
        "accompaniedBy" => DeliveryColumn.AccompaniedBy,
        _ => null,
    };
}

/// <summary>What a file of deliveries is of, and what its rows are read by.</summary>
/// <param name="Village">The village.</param>
/// <param name="Round">The round's number.</param>
/// <param name="Today">Today in the village.</param>
/// <param name="Policy">The policy version of that day.</param>
public sealed record DeliveryFile(AreaCode Village, int Round, LocalDate Today, PolicyVersion Policy)
{
    /// <summary>Why a card comes back.</summary>
    public IReadOnlyList<PolicyReason> Reasons => Policy.CardReturnReasons;
}
