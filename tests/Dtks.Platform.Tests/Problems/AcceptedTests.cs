using Dtks.Domain.Kernel;
using Dtks.Platform.Problems;

namespace Dtks.Platform.Tests.Problems;

/// <summary>A refusal of the domain becomes one answer, of the gravest kind, with each reason in its place.</summary>
[Trait("rule", "GOV-2")]
public sealed class AcceptedTests
{
    private static readonly Violation Invalid = Violation.Invalid("a.invalid", "/a", "REG-2", ("min", "1"));
    private static readonly Violation Refused = Violation.Refused("b.refused", "PRO-7");
    private static readonly Violation Conflict = Violation.Conflict("c.conflict");

    [Fact]
    public void One_reason_is_the_answer_itself()
    {
        var problem = Accepted.ProblemOf([Invalid]);
        Assert.Equal((400, "a.invalid", "REG-2", "1"), (problem.Status, problem.Code, problem.Rule, problem.Args!["min"]));
        var error = Assert.Single(problem.Errors!);
        Assert.Equal(("/a", "a.invalid", "REG-2", "1"), (error.Pointer, error.Code, error.Rule, error.Args!["min"]));
        Assert.Equal((422, "b.refused", "PRO-7"), (Accepted.ProblemOf([Refused]).Status, Accepted.ProblemOf([Refused]).Code, Accepted.ProblemOf([Refused]).Rule));
        Assert.Equal((409, "c.conflict", ""), (Accepted.ProblemOf([Conflict]).Status, Accepted.ProblemOf([Conflict]).Code, Accepted.ProblemOf([Conflict]).Errors![0].Pointer));
    }

    [Fact]
    public void Of_several_the_gravest_tells_the_status_and_the_first_rule_is_named()
    {
        var all = Accepted.ProblemOf([Conflict, Refused, Invalid]);
        Assert.Equal((400, "request.invalid", "PRO-7", null), (all.Status, all.Code, all.Rule, all.Args));
        Assert.Equal(["c.conflict", "b.refused", "a.invalid"], all.Errors!.Select(e => e.Code));
        var some = Accepted.ProblemOf([Refused, Conflict]);
        Assert.Equal((409, "request.refused"), (some.Status, some.Code));
        Assert.Equal(422, Accepted.ProblemOf([Refused, Refused]).Status);
        Assert.Equal(["PRO-7", "PRO-7", "REG-2"], all.Rules);
    }

    [Fact]
    public void What_is_accepted_is_given_back()
    {
        Assert.Equal(["x"], Accepted.Events(Decision<string>.Accept("x")));
        Assert.Equal("b.refused", Assert.Throws<ProblemException>(() => Accepted.Events(Decision<string>.Reject(Refused))).Problem.Code);
        Assert.Equal("x", Accepted.Value(new Reading<string>("x", [])));
        Assert.Equal("a.invalid", Assert.Throws<ProblemException>(() => Accepted.Value(new Reading<string>(null, [Invalid]))).Problem.Code);
    }
}
