using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using FsCheck;
using FsCheck.Fluent;

namespace AlertExchange.Engine.Tests.Identity;

public sealed class CitizenIdProperties
{
    [FsCheck.NUnit.Property]
    public bool Every_generated_id_is_read_as_sound(NonNegativeInt number)
    {
        var id = SyntheticIds.OfNumber(number.Get);

        return CitizenIdReader.Read(id.Reveal()) is { State: CitizenIdState.Sound } reading && reading.Id == id;
    }

    [FsCheck.NUnit.Property]
    public bool One_replaced_character_is_never_sound(NonNegativeInt number, byte place, byte digit)
    {
        var text = SyntheticIds.OfNumber(number.Get).Reveal().ToCharArray();
        var at = place % 18;
        var replacement = (char)('0' + digit % 10);
        if (text[at] == replacement)
        {
            return true;
        }

        text[at] = replacement;
        return CitizenIdReader.Read(new string(text)).State != CitizenIdState.Sound;
    }

    [FsCheck.NUnit.Property]
    public bool Two_exchanged_neighbours_are_never_sound(NonNegativeInt number, byte place)
    {
        var text = SyntheticIds.OfNumber(number.Get).Reveal().ToCharArray();
        var at = place % 17;
        if (text[at] == text[at + 1])
        {
            return true;
        }

        (text[at], text[at + 1]) = (text[at + 1], text[at]);
        return CitizenIdReader.Read(new string(text)).State != CitizenIdState.Sound;
    }

    [FsCheck.NUnit.Property]
    public bool Reading_what_was_read_changes_nothing_more(string? written)
    {
        var once = CitizenIdReader.Read(written);
        if (once.State is CitizenIdState.Absent or CitizenIdState.DigitsLost)
        {
            return true;
        }

        var twice = CitizenIdReader.Read(once.Text);
        return twice.State == once.State && twice.Text == once.Text && twice.Repairs == CitizenIdRepairs.None;
    }

    [FsCheck.NUnit.Property(Arbitrary = [typeof(IdLikeText)], MaxTest = 2000)]
    public bool Reading_what_was_read_of_something_like_an_id_changes_nothing_more(string written) => Reading_what_was_read_changes_nothing_more(written);

    [FsCheck.NUnit.Property]
    public bool No_number_cell_makes_the_reader_fail(double cell) => CitizenIdReader.ReadNumber(cell).State != CitizenIdState.CheckDigitFails;

    public static class IdLikeText
    {
        public static Arbitrary<string> Texts() =>
            Gen.Elements("0123456789012345678901234567890123456789Xx×GE+.-' 无＊Ｘ８".ToCharArray()).ArrayOf()
                .Select(characters => new string(characters)).ToArbitrary();
    }
}
