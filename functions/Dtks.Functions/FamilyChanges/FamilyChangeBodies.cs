using System.Text;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Platform.Http;
using Dtks.Platform.Json;
using Dtks.Platform.Problems;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.FamilyChanges;

/// <summary>Reads the body of a change: its kind says which members it has.</summary>
internal static class FamilyChangeBodies
{
    private const int Deepest = 32;

    /// <summary>The change as it came in.</summary>
    /// <exception cref="ProblemException">400 with every fault and its pointer.</exception>
    public static FamilyChangeDraft Read(byte[] body) => KindOf(body) switch
    {
        FamilyChangeKind.Birth => new FamilyChangeDraft(FamilyChangeKind.Birth) { Person = RequestBody.Parse<Birth>(body).Member },
        FamilyChangeKind.Death => Of(RequestBody.Parse<Death>(body)),
        FamilyChangeKind.Marriage => Of(RequestBody.Parse<Marriage>(body)),
        FamilyChangeKind.Divorce => Of(RequestBody.Parse<Divorce>(body)),
        FamilyChangeKind.OwnCard => Of(RequestBody.Parse<OwnCard>(body)),
        FamilyChangeKind.JoinCard => Of(RequestBody.Parse<JoinCard>(body)),
        FamilyChangeKind.Move => Of(RequestBody.Parse<Move>(body)),
        FamilyChangeKind.Card => Of(RequestBody.Parse<Card>(body)),
        FamilyChangeKind.DeathUndone => new FamilyChangeDraft(FamilyChangeKind.DeathUndone) { Member = RequestBody.Parse<DeathUndone>(body).Member },
        _ => Of(RequestBody.Parse<Correction>(body)),
    };

    private static FamilyChangeDraft Of(Death b) => new(FamilyChangeKind.Death) { Member = b.Member, DiedOn = b.DiedOn, NewHead = b.NewHead, FamilyCardNumber = b.FamilyCardNumber };

    private static FamilyChangeDraft Of(Marriage b) => new(FamilyChangeKind.Marriage)
    {
        Member = b.Member,
        Joins = b.Joins,
        FamilyCardNumber = b.FamilyCardNumber,
        Household = b.Household,
        NewHead = b.NewHead,
        Relationship = b.Relationship,
    };

    private static FamilyChangeDraft Of(Divorce b) => new(FamilyChangeKind.Divorce) { Member = b.Member, With = b.With, FamilyCardNumber = b.FamilyCardNumber, Address = b.Address, NewHead = b.NewHead };

    private static FamilyChangeDraft Of(OwnCard b) => new(FamilyChangeKind.OwnCard) { Goes = b.Members, FamilyCardNumber = b.FamilyCardNumber, To = b.To, Address = b.Address, NewHead = b.NewHead };

    private static FamilyChangeDraft Of(JoinCard b) => new(FamilyChangeKind.JoinCard) { Goes = b.Members, Joins = b.Joins, FamilyCardNumber = b.FamilyCardNumber, NewHead = b.NewHead };

    private static FamilyChangeDraft Of(Move b) => new(FamilyChangeKind.Move) { To = b.To, Address = b.Address };

    private static FamilyChangeDraft Of(Card b) => new(FamilyChangeKind.Card) { FamilyCardNumber = b.FamilyCardNumber, NewHead = b.NewHead };

    private static FamilyChangeDraft Of(Correction b) => new(FamilyChangeKind.Correction) { Member = b.Member, Fields = b.Fields };

    private static FamilyChangeKind KindOf(byte[] body)
    {
        // What is no JSON, or no object, is told as anywhere.
        var kind = Kind(body) ?? RequestBody.Parse<KindAlone>(body).Kind;
        return WireName.TryParse<FamilyChangeKind>(kind, out var known) && known < FamilyChangeKind.Removal
            ? known
            : throw new ProblemException(Problem.Invalid("/kind", InputViolations.UnknownValue, "REG-8", new Dictionary<string, string> { ["allowed"] = string.Join(", ", Enum.GetValues<FamilyChangeKind>().Where(k => k < FamilyChangeKind.Removal).Select(k => WireName.Of(k))) }));
    }

    private static string? Kind(byte[] body)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(body))) { MaxDepth = Deepest, DateParseHandling = DateParseHandling.None };
            return JToken.ReadFrom(reader) is JObject read && read["kind"] is JValue { Type: JTokenType.String } kind ? (string?)kind : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record KindAlone(string Kind);

    /// <summary>A child is born: who it is.</summary>
    internal sealed record Birth(string Kind, MemberDraft? Member);

    /// <summary>Somebody died: who, when, and who is the head then, with the card as it is then.</summary>
    internal sealed record Death(string Kind, string? Member, string? DiedOn, string? NewHead, string? FamilyCardNumber);

    /// <summary>Who was entered as dead lives.</summary>
    internal sealed record DeathUndone(string Kind, string? Member);

    /// <summary>Somebody marries into another household, or founds one with a card of its own.</summary>
    internal sealed record Marriage(string Kind, string? Member, string? Joins, string? FamilyCardNumber, FamilyDraft? Household, string? NewHead, string? Relationship);

    /// <summary>Somebody leaves with a card of their own, and with their children.</summary>
    internal sealed record Divorce(string Kind, string? Member, string? FamilyCardNumber, AddressDraft? Address, string? NewHead)
    {
        /// <summary>The children who go along, by id or NIK.</summary>
        public IReadOnlyList<string?>? With { get; init; }
    }

    /// <summary>Some leave together for a card of their own, without marriage or divorce: who, and as what each stands on it, one as its head.</summary>
    internal sealed record OwnCard(string Kind, IReadOnlyList<GoingDraft?>? Members, string? FamilyCardNumber, string? To, AddressDraft? Address, string? NewHead);

    /// <summary>Some, or all, go over to the card of another household, without marriage: who, and as what each stands on it.</summary>
    internal sealed record JoinCard(string Kind, IReadOnlyList<GoingDraft?>? Members, string? Joins, string? FamilyCardNumber, string? NewHead);

    /// <summary>The family moves to another village.</summary>
    internal sealed record Move(string Kind, string? To, AddressDraft? Address);

    /// <summary>The family has another card number, or another head.</summary>
    internal sealed record Card(string Kind, string? FamilyCardNumber, string? NewHead);

    /// <summary>What was entered wrongly of somebody.</summary>
    internal sealed record Correction(string Kind, string? Member, MemberCorrectionDraft? Fields);
}
