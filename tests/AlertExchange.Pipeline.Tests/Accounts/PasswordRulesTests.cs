using AlertExchange.Pipeline.Accounts;

namespace AlertExchange.Pipeline.Tests.Accounts;

public sealed class PasswordRulesTests
{
    [TestCase("", "太短")]
    [TestCase(null, "太短")]
    [TestCase("九个字的密码还太短", "太短")]
    [TestCase("yibao-zhang", "登录名")]
    [TestCase("YIBAO-ZHANG1", "登录名")]
    [TestCase("1234567890", "太常见")]
    [TestCase("9876543210", "太常见")]
    [TestCase("aaaaaaaaaaaa", "太常见")]
    [TestCase("abcdefghijkl", "太常见")]
    [TestCase("Password123", "太常见")]
    [TestCase("woaini1314", "太常见")]
    [TestCase("老王家的十只鸡在叫", "太短")]
    [TestCase("老王家的十只鸡在山上叫", null)]
    [TestCase("correct horse battery", null)]
    [TestCase("zhang-2026-qimen", null)]
    public void A_password_is_long_and_not_easily_guessed(string? password, string? complaint)
    {
        var refusal = PasswordRules.Refusal(password, "yibao-zhang");

        if (complaint is null)
        {
            refusal.ShouldBeNull();
        }
        else
        {
            refusal.ShouldNotBeNull().ShouldContain(complaint);
        }
    }

    [Test]
    public void A_password_has_an_end() => PasswordRules.Refusal(string.Concat(Enumerable.Repeat("long one ", 20)), "x").ShouldNotBeNull().ShouldContain("太长");

    [Test]
    public void Passwords_that_are_made_differ_and_satisfy_the_rules()
    {
        var made = Enumerable.Range(0, 200).Select(_ => OneTimePassword.New()).ToList();

        made.Distinct().Count().ShouldBe(made.Count);
        made.ShouldAllBe(p => PasswordRules.Refusal(p, "admin") == null);
    }
}
