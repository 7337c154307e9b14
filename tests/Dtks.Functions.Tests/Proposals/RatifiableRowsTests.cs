using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Proposals;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;

namespace Dtks.Functions.Tests.Proposals;

/// <summary>By which step of a proposal a letter may take it up, and by which it may no more.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "RAT-8")]
public sealed class RatifiableRowsTests(ClaimsStand stand)
{
    private const string Village = "3404022010";
    private static readonly Actor Officer = new("regency-1", Role.RegencyOfficer, AreaCode.Parse("3404"));
    private static readonly Actor Camat = new("camat-1", Role.DistrictHead, AreaCode.Parse("340402"));

    [Fact]
    [Trait("rule", "RAT-1")]
    public async Task A_dossier_that_comes_back_makes_it_no_more_eligible_than_it_was()
    {
        var eligible = await EligibleAsync();
        var step = RatifiableRows.StepOf(eligible);
        var back = Run(Run(eligible, new ProposalCommand.Endorse("d-1", Camat)), new ProposalCommand.GiveBack("d-1", Camat));

        Assert.Equal(eligible.History.Count - 1, step);
        Assert.Equal((ProposalStatus.Eligible, eligible.History.Count + 2), (back.Status, back.History.Count));
        Assert.Equal(step, RatifiableRows.StepOf(back));
    }

    [Fact]
    [Trait("rule", "RAT-1")]
    [Trait("rule", "REG-8")]
    public async Task What_was_admitted_has_a_row_once_it_is_received_by_the_step_that_admitted_it_or_brought_it_here()
    {
        var (rows, admitted) = (stand.Of<RatifiableRows>(), await EligibleAsync() with { DeliberationId = "m-1" });
        var endorsed = Run(admitted, new ProposalCommand.Endorse("d-1", Camat));
        var received = Run(endorsed, new ProposalCommand.Receive("d-1", new Actor("dinas-1", Role.RegencyOfficer, AreaCode.Parse("3404"))));

        Assert.Null(rows.In(admitted));
        Assert.Null(rows.In(endorsed));
        var row = rows.In(received)!.Data;
        Assert.Equal((admitted.History.Count - 1, received.History[^1].Meta.At.ToDateTimeOffset()), ((int)row["step"]!, (DateTimeOffset)row["eligibleOn"]!));

        // Away and back it is another row than the one that was taken out.
        Assert.Equal(received.History.Count, RatifiableRows.StepOf(Came(received)));
        Assert.Equal(endorsed.History.Count, RatifiableRows.StepOf(Came(endorsed)));
        Assert.Equal(admitted.History.Count, RatifiableRows.StepOf(Came(admitted)));
        Assert.Null(RatifiableRows.StepOf(Came(admitted with { Status = ProposalStatus.Verifying, History = [admitted.History[0]] })));

        static ProposalState Came(ProposalState state) =>
            state with { History = [.. state.History, new(state.Status, state.History[^1].Meta with { Code = ProposalEventCodes.TakenOver })] };
    }

    [Fact]
    public async Task The_last_step_counts_and_what_never_was_eligible_has_none()
    {
        var eligible = await EligibleAsync();
        var anew = eligible with { History = [.. eligible.History, new(ProposalStatus.Submitted, eligible.History[0].Meta), eligible.History[^1]] };

        Assert.Equal(anew.History.Count - 1, RatifiableRows.StepOf(anew));
        Assert.Null(RatifiableRows.StepOf(eligible with { History = [eligible.History[0]] }));
        Assert.Equal(1, RatifiableRows.StepOf(eligible with { History = [eligible.History[0], new(ProposalStatus.DeemedEligible, eligible.History[^1].Meta)] }));
    }

    [Fact]
    public async Task What_is_told_of_it_is_its_step_its_digest_and_whether_it_was_withdrawn()
    {
        var (rows, eligible) = (stand.Of<RatifiableRows>(), await EligibleAsync());

        var (told, left) = (rows.In(eligible)!.Data, rows.Out(eligible)!.Data);

        Assert.Equal((rows.DigestOf(eligible), eligible.History.Count - 1, null), ((string?)told["digest"], (int)told["step"]!, (bool?)told["withdrawn"]));
        Assert.Equal(((int)told["step"]!, true), ((int)left["step"]!, (bool?)left["withdrawn"]));
        Assert.Null(rows.Out(eligible with { History = [eligible.History[0]] }));
    }

    private async Task<ProposalState> EligibleAsync() => await stand.DoAsync(
        await stand.MatchedAsync([SampleProposals.Next()], Village, SampleProposals.Citizen(Village)), new ProposalCommand.Verify(new ProposalVerificationDraft("eligible", null, "Sesuai"), Officer));

    private ProposalState Run(ProposalState state, ProposalCommand command)
    {
        var decision = stand.Of<ProposalRepository>().Decide(command, state, state.Village);
        Assert.Empty(decision.Violations);
        return decision.Events.Aggregate(state, ProposalDecider.Evolve);
    }
}
