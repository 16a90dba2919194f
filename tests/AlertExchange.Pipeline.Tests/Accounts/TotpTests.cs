using AlertExchange.Pipeline.Accounts;

namespace AlertExchange.Pipeline.Tests.Accounts;

public sealed class TotpTests
{
    private static readonly byte[] Key = "12345678901234567890"u8.ToArray();

    /// <summary>The last six digits of the test vectors of RFC 6238, appendix B.</summary>
    [TestCase(59, "287082")]
    [TestCase(1111111109, "081804")]
    [TestCase(1111111111, "050471")]
    [TestCase(1234567890, "005924")]
    [TestCase(2000000000, "279037")]
    [TestCase(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long second, string code) =>
        Totp.Code(Key, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(second))).ShouldBe(code);

    [TestCase(-60, false)]
    [TestCase(-30, true)]
    [TestCase(0, true)]
    [TestCase(30, true)]
    [TestCase(60, false)]
    public void A_telephone_may_be_half_a_minute_fast_or_slow(int seconds, bool fits)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111111);
        var shown = Totp.Code(Key, Totp.StepAt(now.AddSeconds(seconds)));

        Totp.StepOf(Key, shown, now).ShouldBe(fits ? Totp.StepAt(now.AddSeconds(seconds)) : null);
    }

    [TestCase("287 082", true)]
    [TestCase("287082 ", true)]
    [TestCase("28708", false)]
    [TestCase("2870822", false)]
    [TestCase("28708x", false)]
    [TestCase("٢٨٧٠٨٢", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void A_code_is_six_digits_and_may_have_a_gap(string? code, bool fits) =>
        Totp.StepOf(Key, code, DateTimeOffset.FromUnixTimeSeconds(59)).HasValue.ShouldBe(fits);

    [Test]
    public void The_key_is_shown_in_groups_that_a_telephone_takes()
    {
        Totp.KeyText(Key).ShouldBe("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        Totp.Link("yibao", Key).ShouldStartWith("otpauth://totp/%E9%98%B2");
        Totp.Link("yibao", Key).ShouldContain(":yibao?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&");
        Totp.NewKey().Length.ShouldBe(20);
    }
}
