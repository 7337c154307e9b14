using Mono.Cecil;

namespace Dtks.Architecture.Tests;

/// <summary>
/// A change of a record cannot be saved without its audit entries: a <c>ChangeSet</c> is made with them. What is saved past that is nobody's
/// record, and stands here with the reason.
/// </summary>
[Trait("rule", "REG-3")]
public sealed class AuditWriteTests
{
    private static readonly string[] Reads = ["ReadAsync", "LookAsync", "ListAsync", "FirstAsync", "AllAsync", "SweepAsync", "TextsAsync", "SweepTextsAsync", "CountAsync", "SweepCountAsync"];

    // Methods that make a change without entries.
    private static readonly Dictionary<string, string> Bookkeeping = new(StringComparer.Ordinal)
    {
        ["AnnouncedReturns.BeforeRegistrationAsync"] = "an objection as it was read, so that a grant of that moment looks again: nothing of it changes",
        ["ExchangeRepository.SaveAsync"] = "that a partner asked, or is to be told, and how far that is: what it is shown of a household has its entry before, and so has each subscription",
        ["ExportWork.SaveAsync"] = "how far an export has come: that it was asked for has its entry, and so has each link to fetch it",
        ["GivingWay.AnnounceAsync"] = "with a proposal, which objection to look at before it is registered: the grant has its entry, and so has its giving way",
        ["IdempotentAnswers.KeepAloneAsync"] = "the answer to what was done before, under another key: the record stays as it is, or has its own entry",
        ["ImportWork.SaveAsync"] = "the results of rows, and how far an import has come; each proposal or card of it has its own entry",
        ["ImportWork.WorkNextAsync"] = "that a part of an import was passed over, because it cannot be read",
        ["CardMaking.SaveAsync"] = "how far a village's cards are made; the cards of each batch have their entry",
        ["ScanWork.SaveAsync"] = "how far a scan for duplicates has come: its beginning and its end have their entries",
        ["SheetOpening.WriteAsync"] = "a page of a sheet that is not open yet: the entry comes with the opening",
        ["DutyReminders.RemindAsync"] = "that a village was reminded of its deliberation: of no one's record",
        ["RemindMonthly.AskAsync"] = "that a month's regencies were asked to remind their villages: of no one's record",
        ["ReplacementTelling.TellAsync"] = "what those named for a card were told, each by a notice: where they stand is asked of records that have their entries",
        ["SheetReminders.TellAsync"] = "that a district's villages were reminded of their sheets, or what was left told: of no one's record",
        ["UnratifiedRecipients.SaveAsync"] = "that families of a village were told that its sheet was not ratified in time, each by a notice: of no one's record",
        ["UnverifiedRecipients.TellOneAsync"] = "which payment leaves out what nobody verified, as the month's sheet says, whose close has its entry",
        ["LetterCovering.CoverAsync"] = "pages of rows of a letter whose signature has its entry, and whose covering gets one",
        ["LetterCovering.PassOverAsync"] = "how far such a letter has come, past rows that cannot be read",
        ["RatifiedLines.SaveAsync"] = "which lines of a sheet were carried out: each removal, and each end of assistance, has its own entry",
        ["SheetRemovalRecords.NoteAsync"] = "which sheet waits for a removal to be taken back: nothing of the removal changes",
        ["OvertakenRemovals.Told"] = "that a newer month found eligible who is removed by now, with what can be done: nothing of the removal changes",
        ["RecapDues.AskOnceAsync"] = "that a regency's recap is to be summed up: of no one's record",
        ["RecapWriting.SaveAsync"] = "what a ratified sheet pays, in numbers: the sheet's ratification has its entry",
        ["PovertyEntering.Begin"] = "persons of a village's data in the poverty database, and how many: that the data began to come, and came into force, has its entry",
        ["PovertyReplacing.GoOnAsync"] = "that there is more to take away of data whose successors' coming into force has its entry",
        ["PageResults.SaveAsync"] = "how far a letter's rows have come: each row's proposal has its own entry",
    };

    // Types that write documents past a change set.
    private static readonly Dictionary<string, string> Past = new(StringComparer.Ordinal)
    {
        ["ArrivalProjection"] = "shows a village who is on the way to it, as the household says, whose event has its entry",
        ["Arrivals"] = "forgets such a note once the village took note of it",
        ["AppealCopies"] = "an appeal as lists show it, after an event that has its entry",
        ["AuditSealing"] = "how far a partition's trail is sealed",
        ["CardDeaths"] = "that PT Pos reported deaths, as the card says, whose return has its entry",
        ["CardProgress"] = "counts of a round of cards, by village",
        ["HoldingTurns"] = "that whoever looked at who holds cards looks again: the cards of each batch have their entry",
        ["MovedCards"] = "that a family holds its card where it moved, as the card says, whose steps have their entries",
        ["SkrtmPlaces"] = "where a letter of poverty stands, after the step of it that has its entry",
        ["ReplacementPlaces"] = "which villages have replacement households, in their regency's list",
        ["ChangeCommit"] = "it saves the change with its entries",
        ["ChangeLedger"] = "that an instance delivers, and up to where none of its changes is open",
        ["ClaimRepository"] = "claims follow from a proposal's own events, and are as good as it",
        ["ContestProjection"] = "shows both regencies what the second's proposal says, whose event has its entry",
        ["CycleProgress"] = "counts of a month, by regency",
        ["CycleRepository"] = "whether a sweep found a month's opening or closing done",
        ["DeadlineProjection"] = "what falls due by an event that has its entry",
        ["DeadlineWalk"] = "which buckets were gone through",
        ["DecisionObstacles"] = "what stood in a decision's way is gone, since the decision took effect: that has its entry",
        ["DutyCounts"] = "how many villages of a regency are due on which day",
        ["DossierPlaces"] = "where a dossier is, after the step of it that has its entry",
        ["DutyProjection"] = "when a village last held a deliberation, after the conclusion that has its entry",
        ["HelpMonths"] = "what applications for help count as, by village and month, after the step that has its entry",
        ["SeedReceivers"] = "that a household receives something, as its own record says",
        ["SeedDuties"] = "that the deliberations of before were counted",
        ["DuplicateFinds"] = "that two entries are likely one person, by their keyed hashes: whoever decides or reads it has an entry",
        ["EffectTurns"] = "which message carries a deliberation's decisions out",
        ["DocumentStore"] = "it is what writes for all these",
        ["ExpireExports"] = "an export whose time is over is taken away: of no one's record",
        ["FamilyFollowing"] = "that nothing is outstanding any more after a household's event, which has its entry",
        ["FireDeadline"] = "a deadline that was repaired and done is taken away",
        ["FireDeadlines"] = "a deadline that was done is taken away",
        ["ForwardingRows"] = "which cards were sent on together: each card's sending has its entry",
        ["FiringMarks"] = "which message a bucket waits for",
        ["HouseholdFindings"] = "what another record says of a household: that record's step has its entry",
        ["ImportRepository"] = "the rows of an import that is being read: its start has its entry",
        ["IntakeRequests"] = "which village a request's proposal stands in",
        ["NoticeCopies"] = "a notice as those it goes to are shown it",
        ["PovertyRecords"] = "takes away who stands in older data of a village alone, after newer ones came into force, which has its entry",
        ["NoticeProjection"] = "a notice that follows from an event that has its entry; that it was sent gets one",
        ["MismatchedAttempts"] = "counters of attempts, under a keyed hash; each attempt is an event of its proposal",
        ["OlderRows"] = "a mark on rows of the older shape; the letter has its entry",
        ["OutboxRescue"] = "an instance that ended, with all it left delivered, is forgotten",
        ["OutboxRelay"] = "what of an outbox was delivered",
        ["OutboxSweep"] = "an outbox is set aside as it is",
        ["PageResults"] = "the counter of a letter from before there was one",
        ["RecapDues"] = "that the sum that was asked for has begun",
        ["RecapSums"] = "sums of a recap, by regency",
        ["PartnerPlaces"] = "which partners there are, as each one's own record says, whose steps have their entries",
        ["PartnerTraffic"] = "how many messages of a partner came to what, and what of its day's allowance is spent",
        ["Subscribers"] = "whom a partner's subscription names, as that says, which has its entries",
        ["SeenOnce"] = "that a message or token came once, under the digest of its id",
        ["PictureIndex"] = "under which keys a document is found again, whose acceptance has its entry",
        ["PoisonQueues"] = "under which id a message of a poison queue was set aside",
        ["ProgressRecount"] = "counts of a month, set right by a recount",
        ["ProgressProjection"] = "counts of a month, by village",
        ["ProtectedDocuments"] = "a document is encrypted anew and says what it said; the start of it has its entry",
        ["RatificationLedger"] = "rows that a letter may cover, after an event of their proposal",
        ["RecipientVillages"] = "which villages have recipients",
        ["ReturnPlaces"] = "what came back in a village, after a step of its lists that has its entry",
        ["RemovedNumbers"] = "from which household a removal took whom, after its event, which has its entry",
        ["ScanGathering"] = "what a scan compares, for some days and encrypted: the records stay as they are",
        ["SealAudit"] = "the hour up to which partitions were sent to be sealed",
        ["SetAsideReports"] = "that an item was reported",
        ["WaitingSweep"] = "up to when was looked after what waits",
        ["SteppedCopies"] = "it writes for those that keep copies, which stand here themselves",
        ["Shelf"] = "what was set aside, and that it is done; an operator's part has its entries",
    };

    [Fact]
    public void A_change_without_entries_is_one_of_those_that_happen_to_nobodys_record() =>
        Assert.Equal(Bookkeeping.Keys.Order(StringComparer.Ordinal), CallersOf("ChangeSet", "Bookkeeping").Order(StringComparer.Ordinal));

    [Fact]
    public void Who_writes_past_a_change_writes_nobodys_record() =>
        Assert.Equal(
            Past.Keys.Order(StringComparer.Ordinal),
            Writes().SelectMany(write => CallersOf("DocumentStore", write)).Concat(CallersOf("SteppedCopies", "KeepLatestAsync")).Select(caller => caller.Split('.')[0]).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Each_exception_has_its_reason() => Assert.All(Bookkeeping.Concat(Past), exception => Assert.True(exception.Value.Length > 20, exception.Key));

    private static IEnumerable<string> Writes() => ProductAssembly.Of("Dtks.Platform").Types.Single(t => t.Name == "DocumentStore").Methods
        .Where(m => m.IsPublic && !m.IsConstructor).Select(m => m.Name).Except(Reads);

    // By type and method as they are written: what the compiler makes of an asynchronous method or a lambda goes with the method that it stands in.
    private static IEnumerable<string> CallersOf(string type, string method) =>
        new[] { "Dtks.Platform", "Dtks.Functions" }.SelectMany(name => ProductAssembly.Of(name).Types)
            .SelectMany(caller => Callers(caller, type, method).Select(m => $"{caller.Name}.{m}"))
            .Distinct();

    private static IEnumerable<string> Callers(TypeDefinition caller, string type, string method) =>
        caller.Methods.Where(m => m.HasBody && m.Body.Instructions.Any(i => i.Operand is MethodReference called && called.Name == method && called.DeclaringType.Name == type))
            .Select(m => WrittenIn(m))
            .Concat(caller.NestedTypes.SelectMany(nested => Callers(nested, type, method)));

    private static string WrittenIn(MethodDefinition method)
    {
        var made = method.Name.StartsWith('<') ? method.Name : method.DeclaringType.Name.StartsWith('<') ? method.DeclaringType.Name : method.Name;
        return made.StartsWith('<') ? made[1..made.IndexOf('>', StringComparison.Ordinal)] : made;
    }
}
